import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { officeColumns } from "./office-columns.ts";

const now = sql<Date>`clock_timestamp()`;

/** The mandates of an office with who holds them, the newest first. A name is null once its person has been erased. */
export function listMandatesOf(db: Db, officeId: string) {
  return db
    .selectFrom("mandates")
    .innerJoin("people", "people.id", "mandates.personId")
    .select([
      "mandates.id",
      "mandates.personId",
      "people.name as personName",
      "mandates.capacity",
      "mandates.startsAt",
      "mandates.endsAt",
      "mandates.appointedBy",
      "mandates.endedBy",
      "mandates.handOverNote",
    ])
    .where("mandates.officeId", "=", officeId)
    .orderBy("mandates.startsAt", "desc")
    .orderBy("mandates.id")
    .execute();
}

/** Who holds which office now: heads first, then by start. */
export function listHolders(db: Db) {
  return db
    .selectFrom("mandates")
    .innerJoin("people", "people.id", "mandates.personId")
    .select(["mandates.officeId", "mandates.capacity", "people.name as personName"])
    .where("mandates.startsAt", "<=", now)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", now)]))
    .orderBy(sql`array_position(array['head','alternate','editor'], mandates.capacity)`)
    .orderBy("mandates.startsAt")
    .execute();
}

/** The people who hold the offices of this kind now. */
export async function listHolderIds(db: Db, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select("mandates.personId")
    .distinct()
    .where("offices.kind", "=", kind)
    .where("mandates.startsAt", "<=", now)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", now)]))
    .execute();
  return rows.map((row) => row.personId);
}

/** The offices under which something was done, by the mandates' ids; ended mandates too. */
export function listActing(db: Db, mandateIds: readonly string[]) {
  return db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["mandates.id", ...officeColumns])
    .where("mandates.id", "in", mandateIds.length > 0 ? mandateIds : [sql<string>`null`])
    .execute();
}

/** A mandate as it is now, with its office's id. */
export function findMandate(db: Db, id: string) {
  return db
    .selectFrom("mandates")
    .select([
      "id",
      "personId",
      "officeId",
      "capacity",
      "startsAt",
      "endsAt",
      sql<Date>`clock_timestamp()`.as("now"),
    ])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Whether the mandate runs at this moment: a deed that waited for a lock asks again. */
export async function isRunning(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("mandates")
    .select("id")
    .where("id", "=", id)
    .where("startsAt", "<=", now)
    .where((is) => is.or([is("endsAt", "is", null), is("endsAt", ">", now)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** The other mandates of the office that run now, of people who are not about to close their account. */
export function listRunningBeside(db: Db, officeId: string, mandateId: string) {
  return db
    .selectFrom("mandates")
    .innerJoin("people", "people.id", "mandates.personId")
    .select(["mandates.id", "mandates.endsAt"])
    .where("people.closesAt", "is", null)
    .where("mandates.officeId", "=", officeId)
    .where("mandates.id", "!=", mandateId)
    .where("mandates.startsAt", "<=", now)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", now)]))
    .execute();
}

/** Whether the person of this address holds the office in this capacity now, or will. */
export async function isHolder(
  db: Db,
  { email, officeId, capacity }: { email: string; officeId: string; capacity: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("mandates")
    .innerJoin("people", "people.id", "mandates.personId")
    .select("mandates.id")
    .where(sql`lower(people.email)`, "=", email.toLowerCase())
    .where("mandates.officeId", "=", officeId)
    .where("mandates.capacity", "=", capacity)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", now)]))
    .executeTakeFirst();
  return row !== undefined;
}

interface NewMandate {
  readonly personId: string;
  readonly officeId: string;
  readonly capacity: string;
  /** The first moment, not before now; now where there is none. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly appointedBy: string | null;
}

/** Adds a mandate and gives its id, and whether it runs already. */
export function insertMandate(trx: Db, { startsAt, ...mandate }: NewMandate) {
  return trx
    .insertInto("mandates")
    .values({ ...mandate, startsAt: sql<Date>`greatest(${startsAt}::timestamptz, clock_timestamp())` })
    .returning(["id", sql<boolean>`starts_at <= clock_timestamp()`.as("isRunning")])
    .executeTakeFirstOrThrow();
}

/** Ends the mandate now; one that has not begun ends at its start, so that it never runs. */
export async function setEnded(trx: Db, id: string, endedBy: string): Promise<void> {
  await trx
    .updateTable("mandates")
    .set({ endsAt: sql<Date>`greatest(starts_at, clock_timestamp())`, endedBy })
    .where("id", "=", id)
    .execute();
}

/** Moves the end of a mandate; false where `endsAt` lies before its start or is past. */
export async function setEnd(trx: Db, id: string, endsAt: Date | null): Promise<boolean> {
  const row = await trx
    .updateTable("mandates")
    .set({ endsAt })
    .where("id", "=", id)
    .where(
      sql<boolean>`${endsAt}::timestamptz is null or ${endsAt}::timestamptz > greatest(starts_at, clock_timestamp())`,
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function setNote(trx: Db, id: string, handOverNote: string | null): Promise<void> {
  await trx.updateTable("mandates").set({ handOverNote }).where("id", "=", id).execute();
}

/** The people whose mandates have ended since (none where it is null), the time of this look, and in how many milliseconds the next mandate ends. */
export async function lookAtEnds(db: Db, since: Date | null) {
  const {
    now: at,
    nextIn,
    people,
  } = await db
    .selectFrom("mandates")
    .select([
      sql<Date>`now()`.as("now"),
      sql<
        number | null
      >`(extract(epoch from min(ends_at) filter (where ends_at > now()) - now()) * 1000)::float8`.as(
        "nextIn",
      ),
      sql<string[] | null>`array_agg(person_id::text) filter (where ends_at <= now())`.as("people"),
    ])
    .where("endsAt", ">", sql<Date>`coalesce(${since}::timestamptz, now())`)
    .executeTakeFirstOrThrow();
  return { now: at, nextIn, people: people ?? [] };
}
