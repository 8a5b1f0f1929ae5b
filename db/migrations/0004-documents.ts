import { sql, type Kysely } from "kysely";

/**
 * Concept documents. A document is a tree of nodes (sections and paragraphs) whose ids are permanent; a version places
 * the nodes in order and holds their texts in each language.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents (
    slug text primary key check (slug ~ '^[a-z0-9-]+$'),
    authoritative_lang text not null,
    is_illustrative boolean not null default false,
    created_at timestamptz not null default now()
  )`.execute(db);
  await sql`create table document_versions (
    id uuid primary key default gen_random_uuid(),
    document_slug text not null references documents,
    number integer not null check (number > 0),
    published_at timestamptz,
    unique (document_slug, number)
  )`.execute(db);
  await sql`create table document_titles (
    version_id uuid not null references document_versions,
    lang text not null,
    title nfc not null,
    label nfc,
    primary key (version_id, lang)
  )`.execute(db);
  await sql`create table document_nodes (
    id text primary key check (id ~ '^[a-z0-9-]+$'),
    document_slug text not null references documents,
    kind text not null check (kind in ('section','paragraph'))
  )`.execute(db);
  await sql`create table version_nodes (
    version_id uuid not null references document_versions,
    node_id text not null references document_nodes,
    parent_id text references document_nodes,
    position integer not null,
    primary key (version_id, node_id)
  )`.execute(db);
  await sql`create table version_texts (
    version_id uuid not null,
    node_id text not null,
    lang text not null,
    text nfc not null,
    primary key (version_id, node_id, lang),
    foreign key (version_id, node_id) references version_nodes
  )`.execute(db);
  await sql`create table comment_periods (
    id uuid primary key default gen_random_uuid(),
    version_id uuid not null references document_versions,
    opens_at timestamptz not null,
    closes_at timestamptz not null check (closes_at > opens_at),
    publishes_directly boolean not null
  )`.execute(db);
  await sql`create index comment_periods_version on comment_periods (version_id)`.execute(db);
  await sql`create table comments (
    id uuid primary key,
    period_id uuid not null references comment_periods,
    version_id uuid not null,
    node_id text not null,
    mandate_id uuid not null references mandates,
    country_code text references countries,
    city_slug text references cities,
    type text not null check (type in ('substantive','editorial','technical','translation')),
    lang text not null,
    body nfc not null check (char_length(body) between 1 and 20000),
    quote nfc check (char_length(quote) <= 20000),
    created_at timestamptz not null default clock_timestamp(),
    submitted_at timestamptz,
    foreign key (version_id, node_id) references version_nodes
  )`.execute(db);
  await sql`create index comments_version on comments (version_id, node_id, created_at)`.execute(db);
}
