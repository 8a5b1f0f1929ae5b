import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { draftsOn } from "./comment-drafts.ts";
import { publishedVersions } from "./documents.ts";

/**
 * The published versions of a document, the newest first, each with when this person opened it first, whether that was
 * within the last day, by the database's clock, how many comments wait for a place in it, and what the mandate is writing.
 */
export function listVersionsFor(
  db: Db,
  slug: string,
  { personId, city, ...writer }: { personId: string; mandateId: string; nodeId: string; city: string | null },
) {
  const read = sql`(select read_at from document_reads where person_id = ${personId}::uuid
    and document_slug = documents.slug and number = version.number)`;
  return publishedVersions(db, city)
    .select([
      sql<Date | null>`${read}`.as("readAt"),
      sql<boolean>`coalesce(${read} > now() - interval '1 day', true)`.as("isFresh"),
      sql<number>`(select count(*) from comment_places place join comments on comments.id = place.comment_id
        where place.version_id = version.id and place.state = 'waiting' and comments.withdrawn_at is null)`.as(
        "waiting",
      ),
      draftsOn(writer),
    ])
    .where("documents.slug", "=", slug)
    .orderBy("version.number", "desc")
    .execute();
}

/** Keeps that a person has opened a version of a document, the first time. */
export async function insertRead(
  db: Db,
  read: { personId: string; slug: string; number: number },
): Promise<void> {
  await db
    .insertInto("documentReads")
    .values({ personId: read.personId, documentSlug: read.slug, number: read.number })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
