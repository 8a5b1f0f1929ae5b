import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Holds the person's row until the transaction ends, so that asking, closing, keeping and erasing follow each other. */
export function lockPerson(trx: Db, personId: string) {
  return trx
    .selectFrom("people")
    .select(["id", "email", "closesAt", sql<boolean>`coalesce(closes_at <= now(), false)`.as("isDue")])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
}

/** What the page about one's own data shows: when the account closes, and the download, if one was asked for and has not expired. */
export function findOwnData(db: Db, personId: string) {
  return db
    .selectFrom("people")
    .leftJoin("dataDownloads as download", (join) =>
      join
        .onRef("download.personId", "=", "people.id")
        .on((is) =>
          is.or([is("download.expiresAt", "is", null), is("download.expiresAt", ">", sql<Date>`now()`)]),
        ),
    )
    .select(["people.closesAt", "download.askedAt", "download.expiresAt"])
    .where("people.id", "=", personId)
    .executeTakeFirst();
}

/** The download a person asked for, whatever its state; `isWaiting` while its job has had less than an hour. */
export function findDownloadOf(db: Db, personId: string) {
  return db
    .selectFrom("dataDownloads")
    .select([
      "id",
      "file",
      sql<boolean>`expires_at is null and asked_at > now() - interval '1 hour'`.as("isWaiting"),
    ])
    .where("personId", "=", personId)
    .executeTakeFirst();
}

/** Whose download this is, and the file it has so far; undefined once it has been replaced or is ready. */
export function findWaitingDownload(db: Db, id: string) {
  return db
    .selectFrom("dataDownloads")
    .select(["personId", "file"])
    .where("id", "=", id)
    .where("expiresAt", "is", null)
    .executeTakeFirst();
}

/** The name of the file a person may fetch now, by the database's clock. */
export async function findReadyFile(
  db: Db,
  personId: string,
): Promise<{ id: string; file: string } | undefined> {
  const row = await db
    .selectFrom("dataDownloads")
    .select(["id", "file"])
    .where("personId", "=", personId)
    .where("expiresAt", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return row?.file ? { id: row.id, file: row.file } : undefined;
}

/** Starts a download in the place of the one before, and gives its id. */
export async function replaceDownload(trx: Db, personId: string): Promise<string> {
  await trx.deleteFrom("dataDownloads").where("personId", "=", personId).execute();
  const { id } = await trx
    .insertInto("dataDownloads")
    .values({ personId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Names the file before it is written, so that none is ever there without a row that knows it. Whether the download still waits. */
export async function nameFile(db: Db, id: string, file: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("dataDownloads")
    .set({ file })
    .where("id", "=", id)
    .where("expiresAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The file is there: it may be fetched for seven days. Gives their end, undefined where nothing waits for the file any more. */
export async function finishDownload(trx: Db, id: string): Promise<Date | undefined> {
  const row = await trx
    .updateTable("dataDownloads")
    .set({ expiresAt: sql<Date>`now() + interval '7 days'` })
    .where("id", "=", id)
    .where("expiresAt", "is", null)
    .returning("expiresAt")
    .executeTakeFirst();
  return row?.expiresAt ?? undefined;
}

/** Removes a person's download and gives the names of its files. */
export async function deleteDownloadOf(trx: Db, personId: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom("dataDownloads")
    .where("personId", "=", personId)
    .returning("file")
    .execute();
  return rows.flatMap(({ file }) => file ?? []);
}

/** The downloads that have expired, or whose job never came to its end within a day. */
export function listExpiredDownloads(db: Db) {
  return db
    .selectFrom("dataDownloads")
    .select(["id", "file"])
    .where((is) =>
      is.or([
        is("expiresAt", "<=", sql<Date>`now()`),
        is.and([is("expiresAt", "is", null), is("askedAt", "<", sql<Date>`now() - interval '1 day'`)]),
      ]),
    )
    .execute();
}

export async function deleteDownload(db: Db, id: string): Promise<void> {
  await db.deleteFrom("dataDownloads").where("id", "=", id).execute();
}

export async function findPasswordHash(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom("people")
    .select("passwordHash")
    .where("id", "=", personId)
    .executeTakeFirst();
  return row?.passwordHash ?? null;
}

/** The account closes in fourteen days; one that is closing already keeps its day. Gives the moment. */
export async function startClosing(trx: Db, personId: string): Promise<Date | null> {
  const row = await trx
    .updateTable("people")
    .set({ closesAt: sql<Date>`coalesce(closes_at, now() + interval '14 days')` })
    .where("id", "=", personId)
    .where("email", "is not", null)
    .returning("closesAt")
    .executeTakeFirst();
  return row?.closesAt ?? null;
}

/** Whether the account was closing, and now is not. */
export async function stopClosing(trx: Db, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("people")
    .set({ closesAt: null })
    .where("id", "=", personId)
    .where("closesAt", "is not", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The people whose days of grace are over, by the database's clock. */
export async function listDue(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("people")
    .select("id")
    .where("closesAt", "<=", sql<Date>`now()`)
    .orderBy("closesAt")
    .execute();
  return rows.map(({ id }) => id);
}

/** Holds the administration's office until the transaction ends, so that two administrators cannot both leave at once. */
export async function lockAdministration(trx: Db): Promise<void> {
  await trx
    .selectFrom("offices")
    .select("id")
    .where("kind", "=", "administration")
    .forNoKeyUpdate()
    .execute();
}

/** The people with a running administrator's mandate who are not about to leave. */
export async function listStayingAdministrators(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .innerJoin("people", "people.id", "mandates.personId")
    .select("mandates.personId")
    .distinct()
    .where("offices.kind", "=", "administration")
    .where("people.closesAt", "is", null)
    .where("mandates.startsAt", "<=", sql<Date>`now()`)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", sql<Date>`now()`)]))
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Whether the person holds a running administrator's mandate. */
export async function isAdministrator(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select("mandates.id")
    .where("mandates.personId", "=", personId)
    .where("offices.kind", "=", "administration")
    .where("mandates.startsAt", "<=", sql<Date>`now()`)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", sql<Date>`now()`)]))
    .executeTakeFirst();
  return row !== undefined;
}
