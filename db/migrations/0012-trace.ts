import { sql, type Kysely } from "kysely";

/** Tables that only grow: a trigger refuses every change to anybody, db/migrate.ts besides takes the right to try from the application's role. */
const grown = ["traces", "trace_chain", "trace_checks"];

/** The audit log: entries nobody changes, holding ids only, and the chain of hashes that one writer draws over them afterwards. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table traces (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    person_id uuid,
    mandate_id uuid,
    address_class text not null check (address_class in ('server','loopback','private','public')),
    act text not null check (act ~ '^[a-z]+[.][a-zA-Z]+$'),
    object_kind text check (object_kind ~ '^[a-zA-Z]+$'),
    object_id text check (length(object_id) <= 200),
    check ((object_kind is null) = (object_id is null))
  )`.execute(db);
  await createIndexes(db);
  await createChain(db);
  await sql`create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the table % only grows: nothing in it is changed or removed', tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const table of grown)
    await sql`create trigger only_grows before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db);
}

/** One for each filter of the page, each in the page's order. */
async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index traces_at on traces (at, id)`.execute(db);
  await sql`create index traces_act on traces (act, at, id)`.execute(db);
  await sql`create index traces_person on traces (person_id, at, id) where person_id is not null`.execute(db);
  await sql`create index traces_mandate on traces (mandate_id, at, id) where mandate_id is not null`.execute(
    db,
  );
  await sql`create index traces_object on traces (object_kind, object_id, at, id) where object_id is not null`.execute(
    db,
  );
}

/**
 * The chain, what waits for it, and what was found when it was checked. An entry is queued by a trigger in its own
 * transaction: the writer sees it once it is committed, whatever its number, and after a restore as before it.
 */
async function createChain(db: Kysely<unknown>): Promise<void> {
  await sql`create table trace_chain (
    n bigint primary key check (n > 0),
    trace_id bigint not null unique,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create table trace_queue (trace_id bigint primary key)`.execute(db);
  await sql`create table trace_checks (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    n bigint not null,
    hash text not null,
    broken_at bigint
  )`.execute(db);
  // The owner's rights: the application's role may take entries from the queue, never put any in or write them twice.
  await sql`create function queue_trace() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    begin
      insert into trace_queue values (new.id);
      return null;
    end $$`.execute(db);
  await sql`create trigger queued after insert on traces for each row execute function queue_trace()`.execute(
    db,
  );
}
