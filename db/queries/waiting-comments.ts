import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";

/** Comments of partners and the public that nobody has decided on and that are not open by themselves. */
const waits = sql<SqlBool>`comments.country_code is null and comments.submitted_at is null and comments.withdrawn_at is null
  and (comments.office_id is null or not period.publishes_directly)
  and not exists (select from comment_decisions decision where decision.comment_id = comments.id)`;

/** The comments on a version that wait for the Secretariat's word, the oldest first, at most `limit`; `count` is of all. */
export function listWaitingComments(db: Db, versionId: string, limit: number) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods as period", "period.id", "comments.periodId")
    .leftJoin("offices", "offices.id", "comments.officeId")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "comments.id",
      "comments.nodeId",
      "comments.authorName",
      "organisations.name as organisation",
      "comments.lang",
      "comments.body",
      "comments.quote",
      "comments.proposed",
      "comments.passageLang",
      "comments.createdAt",
      sql<number>`count(*) over ()`.as("count"),
    ])
    .where("comments.versionId", "=", versionId)
    .where(waits)
    .orderBy("comments.createdAt")
    .limit(limit)
    .execute();
}

/** A comment of a published version of the document that waits; undefined where there is none. The document must be locked. */
export function findWaitingComment(db: Db, slug: string, id: string) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods as period", "period.id", "comments.periodId")
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .select(["comments.id", "comments.nodeId"])
    .where("comments.id", "=", id)
    .where("version.documentSlug", "=", slug)
    .where(waits)
    .executeTakeFirst();
}

/** Whether such a comment was decided on. */
export async function isDecided(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("commentDecisions")
    .select("commentId")
    .where("commentId", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

interface Decision {
  readonly commentId: string;
  readonly isReleased: boolean;
  readonly reason: string | null;
  readonly mandateId: string;
}

/** Keeps the decision; a comment let through counts as submitted, one refused as taken back. */
export async function insertDecision(db: Db, decision: Decision): Promise<void> {
  await db.insertInto("commentDecisions").values(decision).execute();
  const now = sql<Date>`clock_timestamp()`;
  await db
    .updateTable("comments")
    .set(decision.isReleased ? { submittedAt: now } : { withdrawnAt: now })
    .where("id", "=", decision.commentId)
    .execute();
}
