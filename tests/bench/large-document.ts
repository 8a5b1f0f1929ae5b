import { sql } from "kysely";
import { connect } from "#db/connection.ts";

/** A document of 30 sections and 300 paragraphs in English with as many comments, on one version whose period is open. */
export interface Large {
  readonly slug: string;
  readonly comments: number;
}

/** Puts the documents into the portal's database at this address, published. */
export async function insertLargeDocuments(url: string, documents: readonly Large[]): Promise<void> {
  const connection = connect(url, { max: 1 });
  const { db } = connection;
  try {
    for (const { slug, comments } of documents) {
      await sql`insert into documents (slug, authoritative_lang, is_illustrative) values (${slug}, 'en', true)`.execute(
        db,
      );
      await sql`insert into document_versions (document_slug, number) values (${slug}, 1)`.execute(db);
      const version = sql`(select id from document_versions where document_slug = ${slug})`;
      await sql`insert into document_titles (version_id, lang, title) values (${version}, 'en', 'A long document')`.execute(
        db,
      );
      await sql`insert into document_nodes (id, document_slug, kind)
        select ${slug} || '-' || n, ${slug}, case when n % 11 = 0 then 'section' else 'paragraph' end
        from generate_series(0, 329) n`.execute(db);
      await sql`insert into version_nodes (version_id, node_id, parent_id, position)
        select ${version}, ${slug} || '-' || n, case when n % 11 > 0 then ${slug} || '-' || (n - n % 11) end, n
        from generate_series(0, 329) n`.execute(db);
      await sql`insert into version_texts (version_id, node_id, lang, text)
        select ${version}, ${slug} || '-' || n, 'en', case when n % 11 = 0 then 'Section ' || n else
          'Member cities agree on figure ' || n || ', name its year and source, and confirm it within ten working days, so that '
          || 'the network reads the same figure in every language and every report of the year.' end
        from generate_series(0, 329) n`.execute(db);
      await sql`update document_versions set published_at = now() where document_slug = ${slug}`.execute(db);
      await sql`insert into comment_periods (version_id, opens_at, closes_at, publishes_directly)
        values (${version}, now(), now() + interval '30 days', true)`.execute(db);
      await insertComments(db, slug, comments);
      await sql`analyze`.execute(db);
    }
  } finally {
    await connection.close();
  }
}

type Db = ReturnType<typeof connect>["db"];

/** Spread evenly over the paragraphs and over the officers of all cities. */
async function insertComments(db: Db, slug: string, count: number): Promise<void> {
  await sql`with officers as (
      select mandates.id, offices.id as office, offices.country_code, offices.city_slug,
        row_number() over (order by mandates.id) - 1 as place, count(*) over () as many
      from mandates join offices on offices.id = mandates.office_id
      where offices.kind = 'city' and mandates.capacity = 'head' and mandates.ends_at is null),
    made as (
      insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, country_code, city_slug, type, lang, body)
      select gen_random_uuid(), period.id, version.id, ${slug} || '-' || (n % 30 * 11 + 1 + n / 30 % 10), officers.id,
        officers.office, officers.country_code, officers.city_slug, 'editorial', 'en',
        'Please say who confirms the figure, and by when. Comment ' || n || '.'
      from generate_series(0, ${count}::int - 1) n
      join officers on officers.place = n % officers.many
      join document_versions version on version.document_slug = ${slug}
      join comment_periods period on period.version_id = version.id
      returning id, version_id, node_id)
    insert into comment_places (comment_id, version_id, state, node_id) select id, version_id, 'made', node_id from made`.execute(
    db,
  );
}
