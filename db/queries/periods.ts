import { sql, type RawBuilder } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { PeriodState } from "#app/features/documents/stages.ts";
import type { Db } from "../connection.ts";

/** The database's clock, which decides every start and end. */
const moment = sql<Date>`clock_timestamp()`;

/** Whether a period has begun, is over for the cities and over for the countries at this moment, over `comment_periods`. */
export const stateAt = (at: RawBuilder<Date>) => sql<PeriodState>`case when ${at} < opens_at then 'coming'
  when ${at} < closes_at then 'open'
  when 'country' = any (takes) and ${at} < submits_until then 'submitting' else 'closed' end`;

const state = stateAt(moment);

interface NewPeriod {
  readonly versionId: string;
  /** UTC; null for now. */
  readonly opensAt: Date | null;
  readonly closesAt: Date;
  /** Until when countries submit; null for the end. */
  readonly submitsUntil: Date | null;
  readonly publishesDirectly: boolean;
  readonly takes: readonly string[];
  readonly openedBy: string;
}

/**
 * Keeps a period of the version, by the database's clock; undefined where it would begin in the past, end before it begins
 * or now, run beside another one, or have countries submit before its end. `isOpening` says that it begins now; else its start will be announced when reached.
 */
export async function insertPeriod(db: Db, period: NewPeriod) {
  const { versionId, opensAt, closesAt, submitsUntil, publishesDirectly, takes, openedBy } = period;
  const { rows } = await sql<{ id: string; isOpening: boolean }>`
    with asked as materialized (
      select coalesce(at, ${opensAt}::timestamptz) as opens_at, ${closesAt}::timestamptz as closes_at, at is not null as is_opening
      from (select case when ${opensAt}::timestamptz is null then clock_timestamp() end as at) moment)
    insert into comment_periods (version_id, opens_at, closes_at, submits_until, publishes_directly, takes, opened_by,
      is_opening_announced)
    select ${versionId}::uuid, opens_at, closes_at, ${submitsUntil}::timestamptz, ${publishesDirectly}::boolean, ${takes}::text[], ${openedBy}::uuid, is_opening
    from asked
    where closes_at > opens_at and coalesce(${submitsUntil}::timestamptz >= closes_at, true) and (is_opening or opens_at > clock_timestamp())
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
      "period.submitsUntil",
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

const turns = {
  isOpeningAnnounced: "period.opensAt",
  isClosingAnnounced: "period.closesAt",
  isDueAnnounced: "period.submitsUntil",
} as const;
type Turn = keyof typeof turns;

/** Periods that have begun (or are over for cities, or for countries that had longer) without its having been announced, the oldest first. */
export function listUnannouncedPeriods(db: Db, turn: Turn) {
  const at = turns[turn];
  return db
    .selectFrom("commentPeriods as period")
    .innerJoin("documentVersions as version", "version.id", "period.versionId")
    .select(["period.id", "version.documentSlug", "version.number"])
    .where(`period.${turn}`, "=", false)
    .where(at, "<=", moment)
    .orderBy(at)
    .execute();
}

/** Marks the start or an end of a period as announced; false where another has done so. */
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
      "period.submitsUntil",
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
          .select([
            ...(["change.closedAt as closed", "change.closesAt as closes", "change.reason"] as const),
            ...(["change.submittedUntil as submitted", "change.submitsUntil as submits"] as const),
          ])
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
