import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** The titles of a version in all its languages, over a query that has the version as `version`. */
export const titlesOfVersion = sql<{ lang: string; title: string }[]>`(select coalesce(
    json_agg(json_build_object('lang', lang, 'title', title) order by lang), '[]')
  from document_titles where version_id = version.id)`;

/** The titles of a document's published version of this number, null for the latest, that in its authoritative language first; none where there is no such version. */
export async function findPublishedTitles(db: Db, slug: string, number: number | null) {
  return db
    .selectFrom("documentTitles")
    .innerJoin("documents", (join) => join.on("documents.slug", "=", slug))
    .select(["lang", "title"])
    .where("versionId", "=", (is) =>
      is
        .selectFrom("documentVersions")
        .select("id")
        .where("documentSlug", "=", slug)
        .where("publishedAt", "<=", sql<Date>`now()`)
        .$if(number !== null, (query) => query.where("number", "=", number ?? 0))
        .orderBy("number", "desc")
        .limit(1),
    )
    .orderBy(sql`lang <> documents.authoritative_lang`)
    .orderBy("lang")
    .execute();
}
