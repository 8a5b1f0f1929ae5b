import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";

/** The database's clock, which decides every start and end. */
const moment = sql<Date>`clock_timestamp()`;

/** Whether a period has begun and is over, by the database's clock. */
const state = sql<"coming" | "open" | "closed">`case when clock_timestamp() < opens_at then 'coming'
  when clock_timestamp() < closes_at then 'open' else 'closed' end`;

interface NewPeriod {
  readonly versionId: string;
  /** UTC; null for now. */
  readonly opensAt: Date | null;
  readonly closesAt: Date;
  readonly publishesDirectly: boolean;
  readonly takes: readonly string[];
  readonly openedBy: string;
}

/**
 * Keeps a period of the version, by the database's clock; undefined where it would begin in the past, end before it begins
 * or now, or run beside another one. `isOpening` says that it begins now; else its start will be announced when reached.
 */
export async function insertPeriod(db: Db, period: NewPeriod) {
  const { versionId, opensAt, closesAt, publishesDirectly, takes, openedBy } = period;
  const { rows } = await sql<{ id: string; isOpening: boolean }>`
    with asked as materialized (
      select coalesce(at, ${opensAt}::timestamptz) as opens_at, ${closesAt}::timestamptz as closes_at, at is not null as is_opening
      from (select case when ${opensAt}::timestamptz is null then clock_timestamp() end as at) moment)
    insert into comment_periods (version_id, opens_at, closes_at, publishes_directly, takes, opened_by, is_opening_announced)
    select ${versionId}::uuid, opens_at, closes_at, ${publishesDirectly}::boolean, ${takes}::text[], ${openedBy}::uuid, is_opening
    from asked
    where closes_at > opens_at and (is_opening or opens_at > clock_timestamp())
      and not exists (select from comment_periods other where other.version_id = ${versionId}::uuid
        and other.opens_at < asked.closes_at and other.closes_at > asked.opens_at)
    returning id, is_opening_announced as is_opening`.execute(db);
  return rows[0];
}

/** The database's clock. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return rows[0]?.now ?? new Date();
}

/** A period of a document by its id, with its version and its state by the database's clock. */
export function findPeriod(db: Db, slug: string, id: string) {
  return db
    .selectFrom("commentPeriods as period")
    .innerJoin("documentVersions as version", "version.id", "period.versionId")
    .select([
      "period.id",
      "period.versionId",
      "period.opensAt",
      "period.closesAt",
      "period.takes",
      "period.publishesDirectly",
      "version.number",
      state.as("state"),
      moment.as("now"),
      sql<boolean>`coalesce(version.published_at <= now(), false)`.as("isPublished"),
    ])
    .where("period.id", "=", id)
    .where("version.documentSlug", "=", slug)
    .executeTakeFirst();
}

/** Moves the end of a period that is not over; false where the new one has passed, lies before its start, or in another period. */
export async function movePeriodEnd(
  db: Db,
  { id, closesAt }: { id: string; closesAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update comment_periods period set closes_at = ${closesAt}::timestamptz
    where id = ${id}::uuid and closes_at > clock_timestamp()
      and ${closesAt}::timestamptz > greatest(opens_at, clock_timestamp())
      and not exists (select from comment_periods other where other.version_id = period.version_id and other.id <> period.id
        and other.opens_at < ${closesAt}::timestamptz and other.closes_at > period.opens_at)`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Ends an open period at this moment, its end announced by the caller; gives the moment, undefined where it is not open. */
export async function endPeriodNow(db: Db, id: string): Promise<Date | undefined> {
  const { rows } = await sql<{ closesAt: Date }>`
    with moment as materialized (select clock_timestamp() as at)
    update comment_periods set closes_at = moment.at, is_closing_announced = true from moment
    where id = ${id}::uuid and opens_at < moment.at and moment.at < closes_at
    returning closes_at`.execute(db);
  return rows[0]?.closesAt;
}

/** Takes back a period that has not begun, with what hangs on it; false where it has begun. */
export async function deleteComingPeriod(db: Db, id: string): Promise<boolean> {
  for (const table of ["periodChanges", "periodClosures"] as const)
    await db.deleteFrom(table).where("periodId", "=", id).execute();
  const { numDeletedRows } = await db
    .deleteFrom("commentPeriods")
    .where("id", "=", id)
    .where("opensAt", ">", moment)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

interface NewChange {
  readonly periodId: string;
  /** The end before, and the one that holds now. UTC. */
  readonly closedAt: Date;
  readonly closesAt: Date;
  readonly reason: string;
  readonly mandateId: string;
}

/** Keeps that an end was moved, and why. */
export async function insertPeriodChange(db: Db, change: NewChange): Promise<void> {
  await db.insertInto("periodChanges").values(change).execute();
}

type Turn = "isOpeningAnnounced" | "isClosingAnnounced";

/** Periods that have begun (or are over) without its having been announced, the oldest first. */
export function listUnannouncedPeriods(db: Db, turn: Turn) {
  const at = turn === "isOpeningAnnounced" ? "period.opensAt" : "period.closesAt";
  return db
    .selectFrom("commentPeriods as period")
    .innerJoin("documentVersions as version", "version.id", "period.versionId")
    .select(["period.id", "version.documentSlug", "version.number"])
    .where(`period.${turn}`, "=", false)
    .where(at, "<=", moment)
    .orderBy(at)
    .execute();
}

/** Marks the start or the end of a period as announced; false where another has done so. */
export async function markAnnounced(db: Db, periodId: string, turn: Turn): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("commentPeriods")
    .set({ [turn]: true })
    .where("id", "=", periodId)
    .where(turn, "=", false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The periods of a version, the latest first, with the movings of their ends; and whether the National Representative of
 * this country (null for none) keeps each city's comments from its other cities.
 */
export function listPeriods(db: Db, versionId: string, country: string | null) {
  return db
    .selectFrom("commentPeriods as period")
    .select((is) => [
      "period.id",
      "period.opensAt",
      "period.closesAt",
      "period.takes",
      "period.publishesDirectly",
      state.as("state"),
      is
        .exists(
          is
            .selectFrom("periodClosures as closure")
            .select("closure.periodId")
            .whereRef("closure.periodId", "=", "period.id")
            .where("closure.countryCode", "=", country),
        )
        .$castTo<boolean>()
        .as("isKeptApart"),
      jsonArrayFrom(
        is
          .selectFrom("periodChanges as change")
          .select(["change.closedAt as before", "change.closesAt as after", "change.reason"])
          .whereRef("change.periodId", "=", "period.id")
          .orderBy("change.id"),
      ).as("changes"),
    ])
    .where("period.versionId", "=", versionId)
    .orderBy("period.opensAt", "desc")
    .execute();
}

interface Closure {
  readonly periodId: string;
  readonly countryCode: string;
  readonly mandateId: string;
}

/** Keeps the comments of each city of the country from its other cities; false where it is so already. */
export async function insertClosure(db: Db, closure: Closure): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("periodClosures")
    .values(closure)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Opens them again; false where they are open. */
export async function deleteClosure(
  db: Db,
  { periodId, countryCode }: Omit<Closure, "mandateId">,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("periodClosures")
    .where("periodId", "=", periodId)
    .where("countryCode", "=", countryCode)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
