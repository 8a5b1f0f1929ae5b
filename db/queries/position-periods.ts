import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Until when a country submits in a period: the end for cities, or later where the period says so. */
export const deadline = sql<Date>`coalesce(comment_periods.submits_until, comment_periods.closes_at)`;

function submittingPeriods(db: Db, versionId: string) {
  return db
    .selectFrom("commentPeriods")
    .select([
      "commentPeriods.id",
      "closesAt",
      deadline.as("deadline"),
      sql<boolean>`opens_at <= clock_timestamp() and clock_timestamp() < ${deadline}`.as("isRunning"),
    ])
    .where("versionId", "=", versionId)
    .where(sql<boolean>`'country' = any (takes)`)
    .orderBy("opensAt", "desc")
    .limit(1);
}

/** The latest period of a version that asks countries, and whether they may submit now, by the database's clock. */
export function findSubmitting(db: Db, versionId: string) {
  return submittingPeriods(db, versionId).executeTakeFirst();
}

/** As `findSubmitting`, with what the country has submitted in it and not withdrawn: null where there is nothing. */
export function findSubmittingOf(db: Db, versionId: string, country: string) {
  return submittingPeriods(db, versionId)
    .leftJoin("positionSubmissions as submission", (join) =>
      join
        .onRef("submission.periodId", "=", "commentPeriods.id")
        .on("submission.countryCode", "=", country)
        .on("submission.withdrawnAt", "is", null),
    )
    .select(["submission.at as submittedAt", "submission.comments", "submission.statement"])
    .executeTakeFirst();
}
