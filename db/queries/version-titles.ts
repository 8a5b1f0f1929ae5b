import { sql } from "kysely";

/** The titles of a version in all its languages, over a query that has the version as `version`. */
export const titlesOfVersion = sql<{ lang: string; title: string }[]>`(select coalesce(
    json_agg(json_build_object('lang', lang, 'title', title) order by lang), '[]')
  from document_titles where version_id = version.id)`;
