import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { publishedDirectly } from "./comment-sight.ts";

/** The number of the last event of a document, 0 without any. */
export async function findLastDocumentEvent(db: Db, slug: string): Promise<number> {
  const row = await documentEvents(db, slug)
    .select((is) => is.fn.max<number | null>("events.id").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** What happened to a document after the event `after`, in order, with what decides who may know of each comment. */
export function listDocumentEvents(db: Db, slug: string, after: number) {
  return documentEvents(db, slug)
    .leftJoin("comments", (join) => join.on(sql<SqlBool>`comments.id = (events.data ->> 'comment')::uuid`))
    .leftJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .select([
      "events.id",
      sql<string | null>`events.data ->> 'paragraph'`.as("nodeId"),
      "comments.id as comment",
      "comments.countryCode as country",
      "comments.citySlug as city",
      "comments.officeId as office",
      publishedDirectly.$castTo<boolean | null>().as("publishesDirectly"),
      "commentPeriods.takes",
      sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
      sql<boolean>`exists (select from period_closures closure where closure.period_id = comments.period_id
        and closure.country_code = comments.country_code)`.as("isClosed"),
    ])
    .where("events.id", ">", after)
    .orderBy("events.id")
    .execute();
}

function documentEvents(db: Db, slug: string) {
  return db
    .selectFrom("events")
    .where("events.subject", "=", slug)
    .where("events.type", "like", "documents.%");
}
