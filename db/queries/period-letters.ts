import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { titlesOfVersion } from "./version-titles.ts";

/** A period as letters name it: its document, version and titles, whom it asks, and whether it is over, for cities and for countries, by the database's clock. */
export function findPeriodInLetters(db: Db, id: string) {
  return db
    .selectFrom("commentPeriods as period")
    .innerJoin("documentVersions as version", "version.id", "period.versionId")
    .innerJoin("documents", "documents.slug", "version.documentSlug")
    .select([
      "period.id",
      "period.takes",
      "period.closesAt",
      sql<Date>`coalesce(period.submits_until, period.closes_at)`.as("due"),
      sql<boolean>`period.closes_at <= clock_timestamp()`.as("isOver"),
      sql<boolean>`coalesce(period.submits_until, period.closes_at) <= clock_timestamp()`.as("isDue"),
      "documents.slug",
      "documents.authoritativeLang",
      "version.number",
      titlesOfVersion.as("titles"),
    ])
    .where("period.id", "=", id)
    .executeTakeFirst();
}

/** Who holds an office of these kinds now and can be written to: each person once, however many such offices they hold. */
export function listAsked(db: Db, kinds: readonly string[]) {
  return db
    .selectFrom("people")
    .select(["people.id as personId", "people.lang"])
    .where("people.email", "is not", null)
    .where((is) =>
      is.exists(
        is
          .selectFrom("mandates")
          .innerJoin("offices", "offices.id", "mandates.officeId")
          .select("mandates.id")
          .whereRef("mandates.personId", "=", "people.id")
          .where("offices.kind", "in", kinds)
          .where(
            sql<SqlBool>`mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())`,
          ),
      ),
    )
    .orderBy("people.id")
    .execute();
}

/** Open periods whose end is at most `days` away, with the database's clock and the reminders written of them. */
export async function listEndingPeriods(db: Db, days: number) {
  const now = sql<Date>`clock_timestamp()`;
  return db
    .selectFrom("commentPeriods as period")
    .select(["period.id", "period.opensAt", "period.closesAt", now.as("now")])
    .where("period.opensAt", "<=", now)
    .where("period.closesAt", ">", now)
    .where("period.closesAt", "<=", sql<Date>`clock_timestamp() + make_interval(days => ${days})`)
    .orderBy("period.closesAt")
    .execute();
}

/** Marks a reminder of a period as written; false where it was. */
export async function markReminded(db: Db, periodId: string, days: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("periodReminders")
    .values({ periodId, days })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Has these reminders of a period written again: its end was moved, and they lie ahead once more. */
export async function forgetReminders(db: Db, periodId: string, days: readonly number[]): Promise<void> {
  if (days.length === 0) return;
  await db.deleteFrom("periodReminders").where("periodId", "=", periodId).where("days", "in", days).execute();
}
