import type { Mandated } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { languages } from "#app/language/languages.ts";
import type { Db } from "#db/connection.ts";
import { listNodes } from "#db/queries/documents.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import { checkPassage } from "../comments/commands.server.ts";
import { commenterOf, sightOf } from "../comments/visibility.ts";
import { matrixPolicy } from "../matrix/policy.ts";
import { numberNodes } from "../numbering.ts";
import { documentPolicy } from "../policy.ts";
import { decideRow, type StandingRow } from "./decide-row.ts";
import type { FileRow } from "./file-rows.ts";
import { readNewRow } from "./new-row.server.ts";
import { refused, type Brought, type Outcome, type Why } from "./outcomes.ts";
import { standingRows } from "./standing-rows.server.ts";

/** The version whose matrix came back. */
interface Matrix {
  readonly versionId: string;
  readonly authoritativeLang: string;
  /** Whom its running comment period asks; null without one. */
  readonly takes: readonly string[] | null;
  /** Language (BCP 47) of what is written in the file for the first time. */
  readonly lang: string;
}

interface Decided {
  readonly kept: readonly imports.KeptRow[];
  /** How many rows change nothing. */
  readonly unchanged: number;
}

/** So many rows are looked up at a time. */
const portion = 500;

/** What becomes of each row of a file if it were taken now. Nothing is written. */
export async function decideRows(
  db: Db,
  actor: Mandated,
  matrix: Matrix,
  rows: readonly FileRow[],
): Promise<Decided> {
  const placed = numberNodes(await listNodes(db, { versionId: matrix.versionId, nodeId: "" }, [matrix.lang]));
  const known = new Map(placed.flatMap(({ id, number }) => [[id, id] as const, [number, id] as const]));
  const numbers = new Map(placed.map(({ id, number }) => [id, number]));
  const nodeOf = (number: string) => known.get(number) ?? null;
  const deciding = { mayAnswer: matrixPolicy.answer(actor), lang: matrix.lang, nodeOf };
  const looking = { sight: sightOf(actor), seesUnpublished: matrixPolicy.seeUnpublished(actor) };
  const kept: imports.KeptRow[] = [];
  const before = new Set<string>();
  for (let at = 0; at < rows.length; at += portion) {
    const some = rows.slice(at, at + portion);
    const standing = await standingRows(db, some, {
      ...{ looking, versionId: matrix.versionId, office: actor.mandate.office.id },
      numberOf: (id) => numbers.get(id) ?? id,
    });
    for (const row of some) {
      const outcome =
        row.id === ""
          ? await decideNew(db, actor, matrix, { row, nodeOf, before })
          : decideKnown(row, { standing, deciding, before });
      if (outcome.kind !== "unchanged") kept.push({ row, outcome });
    }
  }
  return { kept, unchanged: rows.length - kept.length };
}

interface Known {
  readonly standing: ReadonlyMap<string, StandingRow>;
  readonly deciding: Parameters<typeof decideRow>[2];
  /** Ids that stood in the file before. */
  readonly before: Set<string>;
}

function decideKnown(row: FileRow, { standing, deciding, before }: Known): Outcome {
  if (row.id === "?") return refused("badId", "id");
  if (before.has(row.id)) return refused("twice", "id");
  before.add(row.id);
  return decideRow(row, standing.get(row.id), deciding);
}

interface Fresh {
  readonly row: FileRow;
  readonly nodeOf: (number: string) => string | null;
  readonly before: Set<string>;
}

/** A row that somebody added: nothing new where it was brought before, in this file or another. */
async function decideNew(
  db: Db,
  actor: Mandated,
  matrix: Matrix,
  { row, nodeOf, before }: Fresh,
): Promise<Outcome> {
  const as = commenterOf(actor);
  if (as !== "city" && as !== "country") return refused("newNotYours");
  const tags = languages.map(({ tag }) => tag);
  const office = actor.mandate.office.id;
  const read = readNewRow(row, { ...matrix, office, languages: tags, nodeOf });
  if (read.kind !== "new") return read;
  const { id } = read.comment;
  if (before.has(id) || (await imports.listMade(db, [id])).has(id)) return { kind: "unchanged" };
  before.add(id);
  if (matrix.takes === null) return refused("commentPeriodClosed");
  if (!documentPolicy.comment(actor, { isPublished: true, takes: matrix.takes }))
    return refused("newNotYours");
  return checkNew(db, matrix, { ...read, comment: read.comment });
}

/** Its passage must be in the version; an amendment of a whole paragraph without words in its own language is one of the authoritative text. */
async function checkNew(
  db: Db,
  { versionId, authoritativeLang }: Matrix,
  found: Extract<Outcome, { kind: "new" }>,
): Promise<Outcome> {
  const tries = [found.comment.passageLang, authoritativeLang];
  for (const passageLang of tries) {
    const comment: Brought = { ...found.comment, passageLang: found.comment.proposed && passageLang };
    try {
      await checkPassage(db, versionId, comment);
      return { ...found, comment };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.key === "quoteNotFound" && passageLang !== tries.at(-1)) continue;
      return refused(error.key as Why, columns[error.key] ?? null);
    }
  }
  return found;
}

const columns = {
  ...{ paragraphNotInVersion: "paragraph", quoteNotFound: "quote", amendmentSame: "proposed" },
} as const satisfies Record<string, string> as Readonly<Record<string, "paragraph" | "quote" | "proposed">>;
