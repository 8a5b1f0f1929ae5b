import { sql, type Kysely } from "kysely";

/**
 * Drafts of versions, their history and imports; what is published stays as it is. A document has one draft at a time:
 * the version that is not published.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document_nodes drop constraint document_nodes_kind_check,
    add constraint document_nodes_kind_check check (kind in ('section','paragraph','item','table','note'))`.execute(
    db,
  );
  await sql`alter table document_versions
    add column created_at timestamptz not null default clock_timestamp(),
    add column created_by uuid references mandates,
    add column published_by uuid references mandates,
    add column reason nfc check (char_length(reason) <= 2000)`.execute(db);
  await sql`create unique index document_versions_draft on document_versions (document_slug) where published_at is null`.execute(
    db,
  );
  await sql`alter table version_texts
    add column revision integer not null default 1 check (revision > 0),
    add column mandate_id uuid references mandates,
    add column changed_at timestamptz not null default now(),
    add constraint version_texts_length check (char_length(text) <= 20000)`.execute(db);
  await createHistory(db);
  await keepPublished(db);
}

/** What a draft said before each change, what was taken out of it, who edits it now, why a paragraph changed, who has read what, and imports. */
async function createHistory(db: Kysely<unknown>): Promise<void> {
  await sql`create table removed_nodes (
    version_id uuid not null references document_versions,
    node_id text not null references document_nodes,
    parent_id text references document_nodes,
    position integer not null,
    mandate_id uuid not null references mandates,
    removed_at timestamptz not null default now(),
    primary key (version_id, node_id)
  )`.execute(db);
  await sql`create table text_revisions (
    id bigint generated always as identity primary key,
    version_id uuid not null references document_versions,
    node_id text not null references document_nodes,
    lang text not null,
    revision integer not null,
    text nfc not null,
    mandate_id uuid references mandates,
    changed_at timestamptz not null,
    replaced_by uuid references mandates,
    replaced_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index text_revisions_node on text_revisions (version_id, node_id, lang, id)`.execute(db);
  await sql`create table text_editors (
    version_id uuid not null references document_versions,
    node_id text not null references document_nodes,
    lang text not null,
    mandate_id uuid not null references mandates,
    seen_at timestamptz not null default clock_timestamp(),
    primary key (version_id, mandate_id)
  )`.execute(db);
  await sql`create table text_origins (
    version_id uuid not null references document_versions,
    node_id text not null references document_nodes,
    comment_id uuid not null references comments,
    mandate_id uuid not null references mandates,
    at timestamptz not null default clock_timestamp(),
    primary key (version_id, node_id, comment_id)
  )`.execute(db);
  await sql`create index text_origins_comment on text_origins (comment_id)`.execute(db);
  await sql`create table document_reads (
    person_id uuid not null references people,
    document_slug text not null references documents,
    number integer not null,
    read_at timestamptz not null default clock_timestamp(),
    primary key (person_id, document_slug, number)
  )`.execute(db);
  await sql`create table document_imports (
    id uuid primary key default gen_random_uuid(),
    document_slug text not null references documents,
    mandate_id uuid not null references mandates,
    lang text not null,
    file text not null check (file ~ '^[0-9a-f]{64}$'),
    name nfc not null check (char_length(name) <= 200),
    accepts_changes boolean not null default false,
    state text not null default 'waiting' check (state in ('waiting','reading','read','refused','taken')),
    progress real not null default 0 check (progress between 0 and 1),
    refusal jsonb,
    content jsonb,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create index document_imports_document on document_imports (document_slug, created_at)`.execute(
    db,
  );
}

/** A published version is a snapshot: its nodes, texts and titles are refused every change, by anybody. */
async function keepPublished(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_published() returns trigger language plpgsql as $$
    declare changed uuid := case when tg_op = 'DELETE' then old.version_id else new.version_id end;
    begin
      if exists (select from document_versions where id = changed and published_at is not null) then
        raise exception 'version % is published: nothing in it is changed', changed
          using errcode = 'insufficient_privilege';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`.execute(db);
  for (const table of ["version_nodes", "version_texts", "document_titles"])
    await sql`create trigger published_stays before insert or update or delete on ${sql.table(table)}
      for each row execute function refuse_published()`.execute(db);
  await keepPublishing(db);
}

/** A version that is published stays so, under its number and of its day. */
async function keepPublishing(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_unpublishing() returns trigger language plpgsql as $$
    begin
      if old.published_at is not null and (tg_op = 'DELETE' or (new.id, new.document_slug, new.number, new.published_at)
          is distinct from (old.id, old.document_slug, old.number, old.published_at)) then
        raise exception 'version % is published: it stays, and its number and day with it', old.id
          using errcode = 'insufficient_privilege';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`.execute(db);
  await sql`create trigger published_stays before update or delete on document_versions
    for each row execute function refuse_unpublishing()`.execute(db);
}
