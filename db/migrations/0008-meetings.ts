import { sql, type Kysely } from "kysely";

/** Meetings, forums and workshops, and who chaired and shepherded the network. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table meetings (
    slug text primary key check (slug ~ '^[a-z0-9-]+$'),
    kind text not null check (kind in ('annual-meeting','event')),
    number integer,
    title nfc not null,
    starts_on text not null check (starts_on ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
    ends_on text check (ends_on ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
    place nfc,
    format text,
    chair_country_code text references countries,
    outcomes jsonb not null,
    sources jsonb not null,
    certainty text not null,
    note nfc
  )`.execute(db);
  await sql`create table chairs (
    year integer primary key,
    country_code text not null references countries,
    office nfc not null,
    sources jsonb not null
  )`.execute(db);
  await sql`create table shepherds (
    from_year integer primary key,
    until_year integer not null,
    country_code text not null references countries,
    note nfc,
    sources jsonb not null
  )`.execute(db);
}
