import { sql, type Kysely } from "kysely";

/**
 * Comments on a whole document, section or paragraph; where each stands in each version; replies, support, mentions,
 * history, drafts and files; whom a comment period asks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenPeriods(db);
  await widenComments(db);
  await createDecisions(db);
  await createPlaces(db);
  await createThreads(db);
  await createFiles(db);
}

async function widenPeriods(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment_periods
    add column takes text[] not null default '{city,country}'
      check (cardinality(takes) > 0 and takes <@ '{city,country,partner,public}'::text[]),
    add column opened_by uuid references mandates,
    add column is_opening_announced boolean not null default true`.execute(db);
  // Each reminder of a period is written once.
  await sql`create table period_reminders (
    period_id uuid not null references comment_periods,
    days integer not null,
    at timestamptz not null default clock_timestamp(),
    primary key (period_id, days)
  )`.execute(db);
  // Every moving of an end, with the end before it.
  await sql`create table period_changes (
    id bigint generated always as identity primary key,
    period_id uuid not null references comment_periods,
    closed_at timestamptz not null,
    closes_at timestamptz not null,
    reason nfc not null check (char_length(reason) between 1 and 2000),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index period_changes_period on period_changes (period_id, id)`.execute(db);
  // A National Representative keeps the comments of each city from the country's other cities.
  await sql`create table period_closures (
    period_id uuid not null references comment_periods,
    country_code text not null references countries,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (period_id, country_code)
  )`.execute(db);
}

async function widenComments(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comments
    alter column node_id drop not null,
    alter column mandate_id drop not null,
    add column office_id uuid references offices,
    add column author_name nfc check (char_length(author_name) <= 200),
    add column before_quote nfc,
    add column after_quote nfc,
    add column revision integer not null default 1 check (revision > 0),
    add column edited_at timestamptz,
    add column edited_by uuid references mandates,
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid references mandates`.execute(db);
  await sql`update comments set office_id = mandates.office_id from mandates where mandates.id = comments.mandate_id`.execute(
    db,
  );
  await sql`alter table comments
    add constraint comments_author check ((mandate_id is null) = (office_id is null)
      and (mandate_id is null) = (author_name is not null)),
    add constraint comments_quote_length check (char_length(quote) <= 4000)`.execute(db);
  await sql`create index comments_mandate on comments (mandate_id)`.execute(db);
  await sql`create table comment_revisions (
    comment_id uuid not null references comments,
    revision integer not null,
    type text not null,
    lang text not null,
    body nfc not null,
    proposed nfc,
    mandate_id uuid references mandates,
    at timestamptz not null,
    primary key (comment_id, revision)
  )`.execute(db);
}

/** What the Secretariat decided on a comment of a partner or of the public that waited for its word. */
async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await sql`create table comment_decisions (
    comment_id uuid primary key references comments,
    is_released boolean not null,
    reason nfc check (char_length(reason) between 1 and 2000),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    constraint comment_decisions_reason check (is_released or reason is not null)
  )`.execute(db);
}

/** Where a comment stands: in the version it was made on, and in later ones once it is carried or confirmed there. */
async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await sql`create table comment_places (
    comment_id uuid not null references comments,
    version_id uuid not null references document_versions,
    state text not null check (state in ('made','carried','waiting','confirmed','left')),
    node_id text,
    quote nfc,
    passage_lang text,
    suggested_node_id text,
    suggested_quote nfc,
    -- Null until it has been worked out whether there is a suggestion.
    suggested_at timestamptz,
    decided_by uuid references mandates,
    decided_at timestamptz,
    primary key (comment_id, version_id),
    foreign key (version_id, node_id) references version_nodes,
    foreign key (version_id, suggested_node_id) references version_nodes
  )`.execute(db);
  await sql`create index comment_places_node on comment_places (version_id, node_id)`.execute(db);
  await sql`create index comment_places_waiting on comment_places (version_id, suggested_node_id)
    where state = 'waiting'`.execute(db);
  await sql`insert into comment_places (comment_id, version_id, state, node_id, quote, passage_lang)
    select id, version_id, 'made', node_id, quote, passage_lang from comments`.execute(db);
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await sql`create table comment_replies (
    id uuid primary key,
    comment_id uuid not null references comments,
    mandate_id uuid not null references mandates,
    lang text not null,
    body nfc not null check (char_length(body) between 1 and 20000),
    created_at timestamptz not null default clock_timestamp(),
    revision integer not null default 1 check (revision > 0),
    edited_at timestamptz,
    edited_by uuid references mandates,
    withdrawn_at timestamptz,
    withdrawn_by uuid references mandates
  )`.execute(db);
  await sql`create table reply_revisions (
    reply_id uuid not null references comment_replies,
    revision integer not null,
    lang text not null,
    body nfc not null,
    mandate_id uuid not null references mandates,
    at timestamptz not null,
    primary key (reply_id, revision)
  )`.execute(db);
  await sql`create index comment_replies_comment on comment_replies (comment_id, created_at)`.execute(db);
  await sql`create table comment_supports (
    comment_id uuid not null references comments,
    office_id uuid not null references offices,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (comment_id, office_id)
  )`.execute(db);
  await sql`create table comment_mentions (
    comment_id uuid not null references comments,
    reply_id uuid references comment_replies,
    office_id uuid not null references offices,
    unique nulls not distinct (comment_id, reply_id, office_id)
  )`.execute(db);
  // What someone is writing, kept for them alone; node '' is the whole document.
  await sql`create table comment_drafts (
    mandate_id uuid not null references mandates,
    version_id uuid not null references document_versions,
    node_id text not null,
    fields jsonb not null,
    saved_at timestamptz not null default clock_timestamp(),
    primary key (mandate_id, version_id, node_id)
  )`.execute(db);
}

/** What was sent in: bytes lie under their hash (services.files), the name is only for show. */
async function createFiles(db: Kysely<unknown>): Promise<void> {
  await sql`create table files (
    id uuid primary key default gen_random_uuid(),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    name nfc not null check (char_length(name) between 1 and 200),
    description nfc check (char_length(description) <= 500),
    media_type text not null,
    bytes integer not null check (bytes > 0),
    mandate_id uuid not null references mandates,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index files_hash on files (hash)`.execute(db);
  await sql`create table comment_files (
    comment_id uuid not null references comments,
    file_id uuid not null unique references files,
    primary key (comment_id, file_id)
  )`.execute(db);
}
