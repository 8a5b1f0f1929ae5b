import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { deadline } from "./position-periods.ts";

/** Periods that ask countries and whose positions are due in at most `days`, with the database's clock. */
export function listDuePositions(db: Db, days: number) {
  return db
    .selectFrom("commentPeriods")
    .select(["id", "opensAt", deadline.as("closesAt"), sql<Date>`clock_timestamp()`.as("now")])
    .where(sql<SqlBool>`'country' = any (takes)`)
    .where(sql<SqlBool>`opens_at <= clock_timestamp() and clock_timestamp() < ${deadline}`)
    .where(sql<SqlBool>`${deadline} <= clock_timestamp() + make_interval(days => ${days})`)
    .orderBy("opensAt")
    .execute();
}

/** Marks a reminder of the positions of a period as written; false where it was. */
export async function markPositionReminded(db: Db, periodId: string, days: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("positionReminders")
    .values({ periodId, days })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Has these reminders of the positions of a period written again: their date was moved, and they lie ahead once more. */
export async function forgetPositionReminders(
  db: Db,
  periodId: string,
  days: readonly number[],
): Promise<void> {
  if (days.length === 0) return;
  await db
    .deleteFrom("positionReminders")
    .where("periodId", "=", periodId)
    .where("days", "in", days)
    .execute();
}

/** Who holds the office of a country now that has not submitted its position in this period, and can be written to. */
export function listUnsubmitted(db: Db, periodId: string) {
  return db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .innerJoin("people", "people.id", "mandates.personId")
    .select(["people.id as personId", "people.lang"])
    .distinct()
    .where("offices.kind", "=", "country")
    .where("people.email", "is not", null)
    .where(
      sql<SqlBool>`mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())`,
    )
    .where(
      sql<SqlBool>`not exists (select from position_submissions submission
        where submission.period_id = ${periodId}::uuid and submission.country_code = offices.country_code
          and submission.withdrawn_at is null)`,
    )
    .orderBy("people.id")
    .execute();
}
