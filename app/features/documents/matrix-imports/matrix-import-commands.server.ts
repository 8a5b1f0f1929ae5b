import { createHash } from "node:crypto";
import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findVersion } from "#db/queries/documents.ts";
import { saveAnswers } from "#db/queries/matrix.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import { makeCommentWithin } from "../comments/commands.server.ts";
import { editCommentWithin } from "../comments/editing.server.ts";
import { lockVersion } from "../lock-version.server.ts";
import { openMatrix } from "../matrix/matrix-page.server.ts";
import { matrixPolicy } from "../matrix/policy.ts";
import { decideRows } from "./decide-rows.server.ts";
import { fileRows } from "./file-rows.ts";

/** Largest file, in bytes. */
const fileLimit = 20 * 1024 * 1024;

interface Sending {
  readonly document: string;
  readonly version: number;
  /** The file's own name, for showing. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** BCP 47 tag of what is answered and commented in it. */
  readonly lang: string;
}

/**
 * Reads a matrix that came back filled in, and keeps what it would change for a person to look at; nothing else is written.
 * Gives the import's id. Throws 404 `notFound`, 401, 403, 413 and 422 with what is wrong with the file: `importNoFile`,
 * `importTooLarge`, what `readTable` refuses, and a matrix of another document, version or form.
 */
export async function sendMatrix(
  { db, readTable }: Services,
  actor: Actor,
  sending: Sending,
): Promise<string> {
  const { document, version: number, name, bytes, lang } = sending;
  const { version } = await openMatrix(db, actor, { slug: document, number });
  authorise(matrixPolicy.bringBack, actor, null);
  if (bytes.length === 0) throw new DomainError(422, "importNoFile");
  if (bytes.length > fileLimit)
    throw new DomainError(422, "importTooLarge", { limit: fileLimit / 1024 / 1024 });
  const { rows, refusal } = fileRows(await readTable(bytes), { document, version: number });
  if (refusal) throw new DomainError(422, refusal.key, refusal.values);
  const { versionId, authoritativeLang } = version;
  const takes = (await findVersion(db, document, number))?.takes ?? null;
  const { kept, unchanged } = await decideRows(
    db,
    actor,
    { versionId, authoritativeLang, takes, lang },
    rows,
  );
  const file = createHash("sha256").update(bytes).digest("hex");
  const mandateId = actor.mandate.id;
  return imports.insertImport(db, { versionId, mandateId, lang, file, name, rows: kept, unchanged });
}

interface Addressed {
  readonly document: string;
  readonly id: string;
}

/**
 * Writes what an import brings, in one transaction, as the forms of the pages would: each row is decided on anew, so that what
 * somebody else has changed since the preview is left. Throws 404 `notFound`, 401, 403, 409 `importElsewhere` where it is
 * taken already, and what the commands of comments throw, `commentPeriodClosed` by the database's clock among them.
 */
export function takeMatrix({ db }: Services, actor: Actor, { document, id }: Addressed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { number } = await findOwnImport(trx, actor, { document, id });
    authorise(matrixPolicy.bringBack, actor, null);
    const { takes } = await lockVersion(trx, document, number);
    const taken = orNotFound(await imports.lockImport(trx, id));
    if (taken.state !== "read") throw new DomainError(409, "importElsewhere");
    const { version } = await openMatrix(trx, actor, { slug: document, number });
    const matrix = { ...version, takes, lang: taken.lang };
    const rows = taken.rows.map(({ row }) => row);
    const { kept, unchanged } = await decideRows(trx, actor, matrix, rows);
    await writeAnswers(trx, actor, { document, number, kept });
    await writeComments(trx, actor, { document, number, kept });
    await imports.markTaken(trx, id, { rows: kept, unchanged: taken.unchanged + unchanged });
  });
}

/** An import of the actor's own office; others' are absent. Throws 404 `notFound`. */
export async function findOwnImport(db: Db, actor: Actor, { document, id }: Addressed) {
  const found = orNotFound(await imports.findImport(db, id));
  if (found.documentSlug !== document || found.officeId !== actor.mandate?.office.id)
    throw new DomainError(404, "notFound");
  return found;
}

interface Writing {
  readonly document: string;
  readonly number: number;
  readonly kept: readonly imports.KeptRow[];
}

async function writeAnswers(trx: Db, actor: Mandated, { document, number, kept }: Writing): Promise<void> {
  const answers = kept.flatMap(({ row, outcome }) =>
    outcome.kind === "changed" && outcome.answer ? [{ id: row.id, ...outcome.answer }] : [],
  );
  if (answers.length === 0) return;
  await saveAnswers(
    trx,
    answers.map(({ id, resultingNode, ...answer }) => ({
      ...{ ...answer, commentId: id, resultingNodeId: resultingNode, mandateId: actor.mandate.id },
    })),
  );
  await announce(trx, actor, {
    type: "documents.commentsAnswered",
    subject: document,
    data: { version: number, count: answers.length },
  });
}

async function writeComments(trx: Db, actor: Mandated, { document, number, kept }: Writing): Promise<void> {
  for (const { row, outcome } of kept) {
    if (outcome.kind === "new")
      await makeCommentWithin(trx, actor, { document, version: number, ...outcome.comment });
    if (outcome.kind === "changed" && outcome.comment)
      await editCommentWithin(trx, actor, { document, comment: row.id, ...outcome.comment });
  }
}
