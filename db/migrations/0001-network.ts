import { sql, type Kysely } from "kysely";

/** Countries, focus areas, sources, and what every later table needs: normalised text and the event log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create domain nfc as text check (value is nfc normalized)`.execute(db);
  await sql`create table countries (
    code text primary key check (code ~ '^[A-Z]{2}$'),
    name text not null,
    representative_office nfc,
    representative_office_as_of date,
    position integer not null
  )`.execute(db);
  await sql`create table focus_areas (
    id text primary key,
    name text not null,
    position integer not null
  )`.execute(db);
  await sql`create table sources (
    id text primary key,
    title nfc not null,
    url text
  )`.execute(db);
  await sql`create table events (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    type text not null,
    subject text not null,
    mandate_id uuid,
    data jsonb not null default '{}'
  )`.execute(db);
  await sql`create index events_subject on events (subject, id)`.execute(db);
  await sql`create table loaded_content (
    name text primary key,
    loaded_at timestamptz not null default now()
  )`.execute(db);
}
