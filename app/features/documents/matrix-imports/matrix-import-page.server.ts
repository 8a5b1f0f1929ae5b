import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import { openMatrix } from "../matrix/matrix-page.server.ts";
import { matrixPolicy } from "../matrix/policy.ts";
import { headOf } from "../pages.server.ts";
import { findOwnImport } from "./matrix-import-commands.server.ts";
import type { ShownMatrixImport, ShownRow, ShownSending } from "./shown-matrix-import.ts";

/** How many of the last imports are listed, and rows shown on a page. */
const lastImports = 10;
const rowsPerPage = 50;

interface Sending {
  readonly slug: string;
  /** Null for the latest version whose matrix has rows. */
  readonly number: number | null;
  /** Language of the page. */
  readonly lang: Lang;
}

/** Where a filled-in matrix is sent in, and what one's office has sent in before. Three queries. Throws 404 `notFound`, 401, 403. */
export async function findSendingPage(
  { db }: Services,
  actor: Actor,
  { slug, number, lang }: Sending,
): Promise<ShownSending> {
  const { version, can, office } = await openMatrix(db, actor, { slug, number });
  authorise(matrixPolicy.bringBack, actor, null);
  const { versionId } = version;
  const before = await imports.listImports(db, { versionId, officeId: office.id, limit: lastImports });
  const head = headOf(version, lang);
  return {
    ...{ slug, title: head.title, titleLang: head.lang, number: version.number, mayAnswer: can.answer },
    imports: before.map(({ id, name, createdAt, state }) => ({
      ...{ id, name, createdAt, isTaken: state === "taken" },
    })),
  };
}

interface Asked {
  readonly slug: string;
  readonly id: string;
  /** From 1. */
  readonly page: number;
}

/** What an import would change, or has: for its office; for others there is none. Two queries. Throws 404 `notFound`, 403. */
export async function findMatrixImport(
  { db }: Services,
  actor: Actor,
  { slug, id, page }: Asked,
): Promise<ShownMatrixImport> {
  const found = await findOwnImport(db, actor, { document: slug, id });
  authorise(matrixPolicy.bringBack, actor, null);
  const { kept, counts } = await imports.listImportRows(db, id, {
    ...{ offset: (page - 1) * rowsPerPage, limit: rowsPerPage },
  });
  const countOf = (kind: string) => counts.find((one) => one.kind === kind)?.count ?? 0;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    ...{ slug, id, page, number: found.number, name: found.name, lang: found.lang },
    isTaken: found.state === "taken",
    counts: {
      ...{ changed: countOf("changed"), new: countOf("new"), refused: countOf("refused") },
      unchanged: found.unchanged,
    },
    rows: kept.flatMap(shownRow),
    pages: Math.max(1, Math.ceil(total / rowsPerPage)),
  };
}

function shownRow({ row, outcome }: imports.KeptRow): ShownRow[] {
  if (outcome.kind === "unchanged") return [];
  const { kind, changes } = outcome;
  const refusal = kind === "refused" ? outcome : { why: null, column: null };
  return [
    {
      ...{ line: row.line, kind, changes, why: refusal.why, column: refusal.column },
      code: row.id.length > 1 ? row.id.slice(0, 8) : null,
    },
  ];
}
