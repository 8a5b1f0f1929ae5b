import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A title of what a room is about. */
export interface SubjectTitle {
  readonly lang: string;
  readonly title: string;
}

/** The titles of what a room of this kind is about, that in the language it was written in first; null without any. */
const titlesOf = (kind: string, subject: string) =>
  sql<readonly SubjectTitle[] | null>`case ${sql.ref(kind)}
    when 'document' then (select json_agg(json_build_object('lang', lang, 'title', title)
        order by lang <> authoritative_lang, lang)
      from document_titles join documents on documents.slug = ${sql.ref(subject)}
      where version_id = (select id from document_versions
        where document_slug = ${sql.ref(subject)} and published_at <= now() order by number desc limit 1))
    when 'initiative' then (select json_agg(json_build_object('lang', lang, 'title', title))
      from initiatives where reference = ${sql.ref(subject)})
    when 'experience' then (select json_agg(json_build_object('lang', 'en', 'title', title))
      from experiences where slug = ${sql.ref(subject)})
    when 'meeting' then (select json_agg(json_build_object('lang', 'en', 'title', title))
      from meetings where slug = ${sql.ref(subject)})
  end`;

/** The titles of each room of a query over rooms: its own, or those of what it is about. */
export const subjectTitles = sql<
  readonly SubjectTitle[] | null
>`coalesce(rooms.titles::json, ${titlesOf("rooms.kind", "rooms.subject")})`.as("titles");

interface Wanted {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string;
}

/**
 * What a room that is not opened yet is about, where that can be discussed: a published document, an initiative under
 * review, an experience, a meeting. Its id is made of its slug, so that all who come before it is opened mean the same
 * room; `guests` are slugs of organisations.
 */
export async function findSubject(db: Db, { slug, kind, subject }: Wanted) {
  const { rows } = await sql<{ id: string; guests: string[]; titles: SubjectTitle[] | null }>`
    select md5(${`room ${slug}`})::uuid as id, ${titlesOf("wanted.kind", "wanted.subject")} as titles,
      array(select organisation_slug from initiatives
        where wanted.kind = 'initiative' and reference = wanted.subject) as guests
    from (values (${kind}::text, ${subject}::text)) as wanted (kind, subject)
    where case wanted.kind
      when 'document' then exists (select from document_versions
        where document_slug = wanted.subject and published_at <= now())
      when 'initiative' then exists (select from initiatives
        where reference = wanted.subject and status <> 'submitted')
      when 'experience' then exists (select from experiences where slug = wanted.subject)
      when 'meeting' then exists (select from meetings where slug = wanted.subject)
    end`.execute(db);
  return rows[0];
}
