import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface Ends {
  readonly id: string;
  /** The end for cities. UTC. */
  readonly closesAt: Date;
  /** Until when countries submit; null for that end. UTC. */
  readonly submitsUntil: Date | null;
}

/** Moves the end of a period that is not over, and the countries' date; false where the new end has passed, lies before its start, or in another period. */
export async function movePeriodEnd(db: Db, { id, closesAt, submitsUntil }: Ends): Promise<boolean> {
  const { numAffectedRows } = await sql`update comment_periods period
    set closes_at = ${closesAt}::timestamptz, submits_until = ${submitsUntil}::timestamptz
    where id = ${id}::uuid and closes_at > clock_timestamp()
      and ${closesAt}::timestamptz > greatest(opens_at, clock_timestamp())
      and not exists (select from comment_periods other where other.version_id = period.version_id and other.id <> period.id
        and other.opens_at < ${closesAt}::timestamptz and other.closes_at > period.opens_at)`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Moves the date until which countries submit, while they may; false where it is over, or the new one has passed or lies before the end for cities. */
export async function moveSubmitting(
  db: Db,
  { id, submitsUntil }: { readonly id: string; readonly submitsUntil: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update comment_periods set submits_until = ${submitsUntil}::timestamptz
    where id = ${id}::uuid and 'country' = any (takes) and coalesce(submits_until, closes_at) > clock_timestamp()
      and ${submitsUntil}::timestamptz > clock_timestamp() and ${submitsUntil}::timestamptz >= closes_at`.execute(
      db,
    );
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

/** Ends at this moment the countries' time of a period that is over for the cities, announced by the caller; gives the moment, undefined where it does not run. */
export async function endSubmittingNow(db: Db, id: string): Promise<Date | undefined> {
  const { rows } = await sql<{ submitsUntil: Date }>`
    with moment as materialized (select clock_timestamp() as at)
    update comment_periods set submits_until = moment.at, is_due_announced = true from moment
    where id = ${id}::uuid and closes_at <= moment.at and moment.at < submits_until
    returning submits_until`.execute(db);
  return rows[0]?.submitsUntil;
}

interface NewChange {
  readonly periodId: string;
  /** The end for cities before, and the one that holds now. UTC. */
  readonly closedAt: Date;
  readonly closesAt: Date;
  /** The same of the countries' own date; null where there is none. UTC. */
  readonly submittedUntil: Date | null;
  readonly submitsUntil: Date | null;
  readonly reason: string;
  readonly mandateId: string;
}

/** Keeps that an end was moved, and why. */
export async function insertPeriodChange(db: Db, change: NewChange): Promise<void> {
  await db.insertInto("periodChanges").values(change).execute();
}
