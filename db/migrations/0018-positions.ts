import { sql, type Kysely } from "kysely";

/** One position per country and period, made of its cities' comments; the comment matrix: an answer to every comment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPositions(db);
  await createReminders(db);
  await createMatrix(db);
}

async function createPositions(db: Kysely<unknown>): Promise<void> {
  // Until when countries submit, where that is later than the closing for cities.
  await sql`alter table comment_periods
    add column submits_until timestamptz check (submits_until >= closes_at)`.execute(db);
  // A country's own wording of what its cities said: seen by the country alone until it submits, however the period publishes.
  await sql`alter table comments add column is_position boolean not null default false`.execute(db);
  // Which comments stand behind a country's wording: two or more where they were merged, one where it was edited.
  await sql`create table comment_sources (
    comment_id uuid not null references comments,
    source_id uuid not null references comments,
    primary key (comment_id, source_id),
    check (comment_id <> source_id)
  )`.execute(db);
  await sql`create index comment_sources_source on comment_sources (source_id)`.execute(db);
  // What the National Representative decided of a comment of the country; none yet where there is no row.
  await sql`create table position_decisions (
    comment_id uuid primary key references comments,
    decision text not null check (decision in ('keep','merge','edit','leave-out')),
    into_id uuid references comments,
    reason nfc check (char_length(reason) <= 20000),
    lang text,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    check ((into_id is not null) = (decision in ('merge','edit'))),
    check ((reason is not null) = (decision = 'leave-out'))
  )`.execute(db);
  await sql`create index position_decisions_into on position_decisions (into_id)`.execute(db);
  // Each submission with what was submitted; the last that is not withdrawn is the position.
  await sql`create table position_submissions (
    period_id uuid not null references comment_periods,
    country_code text not null references countries,
    number integer not null check (number > 0),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    comments jsonb not null,
    statement nfc check (char_length(statement) <= 20000),
    withdrawn_by uuid references mandates,
    withdrawn_at timestamptz,
    primary key (period_id, country_code, number),
    check ((withdrawn_by is null) = (withdrawn_at is null))
  )`.execute(db);
  await sql`create unique index position_submissions_running on position_submissions (period_id, country_code)
    where withdrawn_at is null`.execute(db);
}

/** Which reminders of the countries' deadline were written. */
async function createReminders(db: Kysely<unknown>): Promise<void> {
  await sql`create table position_reminders (
    period_id uuid not null references comment_periods,
    days integer not null,
    at timestamptz not null default clock_timestamp(),
    primary key (period_id, days)
  )`.execute(db);
}

async function createMatrix(db: Kysely<unknown>): Promise<void> {
  await sql`create table matrix_answers (
    comment_id uuid primary key references comments,
    response nfc not null check (char_length(response) <= 20000),
    lang text not null,
    disposition text check (disposition in
      ('accepted','accepted-in-part','modified','not-accepted','noted','withdrawn','for-the-meeting')),
    resulting_node_id text references document_nodes,
    revision integer not null default 1 check (revision > 0),
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    published_revision integer check (published_revision <= revision),
    published_at timestamptz
  )`.execute(db);
  await sql`create table matrix_answer_revisions (
    comment_id uuid not null references comments,
    revision integer not null,
    response nfc not null,
    lang text not null,
    disposition text,
    resulting_node_id text,
    mandate_id uuid not null references mandates,
    at timestamptz not null,
    primary key (comment_id, revision)
  )`.execute(db);
  // A filter under a name, for an office: whoever holds it finds it.
  await sql`create table matrix_views (
    office_id uuid not null references offices,
    document_slug text not null references documents,
    name nfc not null check (char_length(name) between 1 and 100),
    filter jsonb not null,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (office_id, document_slug, name)
  )`.execute(db);
  // A filled-in table that came back: what it would change is looked at before anything is written.
  await sql`create table matrix_imports (
    id uuid primary key default gen_random_uuid(),
    version_id uuid not null references document_versions,
    mandate_id uuid not null references mandates,
    file text not null check (file ~ '^[0-9a-f]{64}$'),
    name nfc not null check (char_length(name) <= 200),
    state text not null default 'read' check (state in ('read','taken')),
    rows jsonb not null,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db);
}
