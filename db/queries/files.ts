import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";
import { publishedDirectly } from "./comment-sight.ts";

/** What was sent in but hangs on nothing is kept so long: for a form that is filled in again. */
const unattachedFor = sql<string>`interval '24 hours'`;

/**
 * Holds the bytes of this hash until the transaction ends: who keeps them and writes a row, and who takes the last row
 * and removes them, follow each other.
 */
export async function lockBytes(trx: Db, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 17))`.execute(trx);
}

/** Whether a row still stands for these bytes: a file that was sent in, an import or a download of one's own data. */
export async function isHeld(db: Db, hash: string): Promise<boolean> {
  if (await isSentIn(db, hash)) return true;
  const download = db.selectFrom("dataDownloads").select("id").where("file", "=", hash);
  return (await download.executeTakeFirst()) !== undefined;
}

/** Whether someone has sent in these bytes, as a file or for an import. */
export async function isSentIn(db: Db, hash: string): Promise<boolean> {
  const { rows } = await sql<{ isSentIn: boolean }>`select exists (select from files where hash = ${hash})
    or exists (select from document_imports where file = ${hash}) as is_sent_in`.execute(db);
  return rows[0]?.isSentIn ?? true;
}

export interface NewFile {
  readonly hash: string;
  readonly name: string;
  readonly description: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly mandateId: string;
}

export async function insertFile(trx: Db, file: NewFile): Promise<string> {
  const { id } = await trx.insertInto("files").values(file).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Those of the files that this mandate sent in within the last day and that hang on nothing, the oldest first. */
export function listUnattached(db: Db, mandateId: string, ids: readonly string[]) {
  return db
    .selectFrom("files")
    .select(["id", "name", "bytes"])
    .where("id", "=", (is) => is.fn.any(is.val([...ids])))
    .where("mandateId", "=", mandateId)
    .where("createdAt", ">", sql<Date>`now() - ${unattachedFor}`)
    .where((is) =>
      is.not(is.exists(is.selectFrom("commentFiles").select("fileId").whereRef("fileId", "=", "files.id"))),
    )
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** Hangs the mandate's own files, of the last day, on the comment, and gives how many: one that hangs somewhere already is left out. */
export async function attachToComment(
  trx: Db,
  { commentId, mandateId, ids }: { commentId: string; mandateId: string; ids: readonly string[] },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("commentFiles")
    .columns(["commentId", "fileId"])
    .expression((is) =>
      is
        .selectFrom("files")
        .select([sql<string>`${commentId}::uuid`.as("commentId"), "files.id"])
        .where("id", "=", is.fn.any(is.val([...ids])))
        .where("mandateId", "=", mandateId)
        .where("createdAt", ">", sql<Date>`now() - ${unattachedFor}`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** A file with what decides who may fetch it: the comment it hangs on, if any. */
export function findFile(db: Db, id: string) {
  return db
    .selectFrom("files")
    .leftJoin("commentFiles", "commentFiles.fileId", "files.id")
    .leftJoin("comments", "comments.id", "commentFiles.commentId")
    .leftJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .select([
      "files.hash",
      "files.name",
      "files.mediaType",
      "files.mandateId as mandate",
      "comments.id as comment",
      "comments.withdrawnAt",
      "comments.countryCode as country",
      "comments.citySlug as city",
      "comments.officeId as office",
      publishedDirectly.$castTo<boolean | null>().as("publishesDirectly"),
      "commentPeriods.takes",
      sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
      sql<boolean>`exists (select from period_closures closure where closure.period_id = comments.period_id
        and closure.country_code = comments.country_code)`.as("isClosed"),
    ])
    .where("files.id", "=", id)
    .executeTakeFirst();
}

/** The files of each comment of a query over comments, as a column of it; of a withdrawn comment it is for the caller to leave them out. */
export function filesOfComments(db: Db) {
  return jsonArrayFrom(
    db
      .selectFrom("commentFiles")
      .innerJoin("files", "files.id", "commentFiles.fileId")
      .select(["files.id", "files.name", "files.description", "files.mediaType", "files.bytes"])
      .where("commentFiles.commentId", "=", sql<string>`comments.id`)
      .orderBy("files.createdAt")
      .orderBy("files.id"),
  ).as("files");
}

/** What hangs on nothing and can no longer be hung on anything, an hour for what is under way, the oldest first, at most 1,000. */
export function listLeft(db: Db): Promise<{ id: string; hash: string }[]> {
  return db
    .selectFrom("files")
    .select(["id", "hash"])
    .where("createdAt", "<=", sql<Date>`now() - ${unattachedFor} - interval '1 hour'`)
    .where((is) =>
      is.not(is.exists(is.selectFrom("commentFiles").select("fileId").whereRef("fileId", "=", "files.id"))),
    )
    .orderBy("createdAt")
    .limit(1000)
    .execute();
}

export async function deleteFile(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("files").where("id", "=", id).execute();
}
