import { sql, type SqlBool } from "kysely";
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

/** Whether a row still stands for these bytes: a file that was sent in, its preview, an import or a download of one's own data. */
export async function isHeld(db: Db, hash: string): Promise<boolean> {
  if (await isSentIn(db, hash)) return true;
  const download = db.selectFrom("dataDownloads").select("id").where("file", "=", hash);
  return (await download.executeTakeFirst()) !== undefined;
}

/** Whether someone has sent in these bytes, as a file or for an import, or they were made of such a file. */
export async function isSentIn(db: Db, hash: string): Promise<boolean> {
  const { rows } = await sql<{ isSentIn: boolean }>`select exists (select from files where hash = ${hash})
    or exists (select from file_previews where hash = ${hash})
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

interface NewPreview {
  readonly fileId: string;
  readonly hash: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

export async function insertPreview(trx: Db, preview: NewPreview): Promise<void> {
  await trx.insertInto("filePreviews").values(preview).execute();
}

/** Whether a file hangs on nothing. */
const isLoose = sql<SqlBool>`not exists (select from comment_files where file_id = files.id)
  and not exists (select from message_files where file_id = files.id)`;

/** Those of the files that this mandate sent in within the last day and that hang on nothing, the oldest first. */
export function listUnattached(db: Db, mandateId: string, ids: readonly string[]) {
  return db
    .selectFrom("files")
    .select(["id", "name", "bytes"])
    .where("id", "=", (is) => is.fn.any(is.val([...ids])))
    .where("mandateId", "=", mandateId)
    .where("createdAt", ">", sql<Date>`now() - ${unattachedFor}`)
    .where(isLoose)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

interface Attaching {
  readonly mandateId: string;
  readonly ids: readonly string[];
}

/** The mandate's own files, of the last day, that hang on nothing. */
function looseFiles(trx: Db, { mandateId, ids }: Attaching) {
  return trx
    .selectFrom("files")
    .where("files.id", "=", (is) => is.fn.any(is.val([...ids])))
    .where("files.mandateId", "=", mandateId)
    .where("files.createdAt", ">", sql<Date>`now() - ${unattachedFor}`)
    .where(isLoose);
}

/** Hangs the mandate's own files, of the last day, on the comment, and gives how many: one that hangs somewhere already is left out. */
export async function attachToComment(
  trx: Db,
  { commentId, ...attaching }: Attaching & { readonly commentId: string },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("commentFiles")
    .columns(["commentId", "fileId"])
    .expression(
      looseFiles(trx, attaching).select([sql<string>`${commentId}::uuid`.as("commentId"), "files.id"]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Hangs them on the message, as `attachToComment` does. */
export async function attachToMessage(
  trx: Db,
  { messageKey, ...attaching }: Attaching & { readonly messageKey: number },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("messageFiles")
    .columns(["messageKey", "fileId"])
    .expression(
      looseFiles(trx, attaching).select([sql<number>`${messageKey}::bigint`.as("messageKey"), "files.id"]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** A file with what decides who may fetch it: the comment or the message, and that one's room, on which it hangs. */
export function findFile(db: Db, id: string) {
  return db
    .selectFrom("files")
    .leftJoin("commentFiles", "commentFiles.fileId", "files.id")
    .leftJoin("comments", "comments.id", "commentFiles.commentId")
    .leftJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .leftJoin("messageFiles", "messageFiles.fileId", "files.id")
    .leftJoin("messages", "messages.key", "messageFiles.messageKey")
    .leftJoin("rooms", "rooms.id", "messages.roomId")
    .leftJoin("filePreviews", "filePreviews.fileId", "files.id")
    .select([
      "filePreviews.hash as preview",
      "messages.deletedAt",
      "messages.hiddenAt",
      "rooms.audience",
      "rooms.state as roomState",
      sql<string[]>`array(select organisation_slug from room_guests where room_id = rooms.id)`.as("guests"),
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

/** What hangs on nothing and can no longer be hung on anything, an hour for what is under way, or on a deleted message, the oldest first, at most 1,000; `preview` is its hash. */
export function listLeft(db: Db): Promise<{ id: string; hash: string; preview: string | null }[]> {
  const isForgotten = sql<SqlBool>`files.created_at <= now() - ${unattachedFor} - interval '1 hour' and ${isLoose}`;
  const isDeleted = sql<SqlBool>`files.id in (select file_id from message_files
    join messages on messages.key = message_files.message_key where messages.deleted_at is not null)`;
  return db
    .selectFrom("files")
    .leftJoin("filePreviews", "filePreviews.fileId", "files.id")
    .select(["files.id", "files.hash", "filePreviews.hash as preview"])
    .where((is) => is.or([isForgotten, isDeleted]))
    .orderBy("createdAt")
    .limit(1000)
    .execute();
}

export async function deleteFile(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("messageFiles").where("fileId", "=", id).execute();
  await trx.deleteFrom("filePreviews").where("fileId", "=", id).execute();
  await trx.deleteFrom("files").where("id", "=", id).execute();
}
