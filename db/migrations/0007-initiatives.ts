import { sql, type Kysely } from "kysely";

/**
 * Partners' cooperation initiatives. References run without gaps in a year: the counter's row is locked with the submission.
 * When an initiative was submitted and when its review began stand in its steps.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table initiative_counters (
    year integer primary key,
    last integer not null
  )`.execute(db);
  await sql`create table initiatives (
    id uuid primary key,
    reference text not null unique check (reference ~ '^INI-[0-9]{4}-[0-9]{4,}$'),
    organisation_slug text not null references organisations,
    mandate_id uuid not null references mandates,
    status text not null check (status in ('submitted','under-review')),
    lang text not null,
    title nfc not null,
    summary nfc not null,
    offer nfc not null,
    ask nfc,
    contact nfc not null
  )`.execute(db);
  await sql`create table initiative_focus_areas (
    initiative_id uuid not null references initiatives,
    focus_area_id text not null references focus_areas,
    primary key (initiative_id, focus_area_id)
  )`.execute(db);
  await sql`create table initiative_cities (
    initiative_id uuid not null references initiatives,
    city_slug text not null references cities,
    primary key (initiative_id, city_slug)
  )`.execute(db);
  await sql`create table initiative_countries (
    initiative_id uuid not null references initiatives,
    country_code text not null references countries,
    primary key (initiative_id, country_code)
  )`.execute(db);
  await sql`create table initiative_steps (
    initiative_id uuid not null references initiatives,
    status text not null check (status in ('submitted','under-review')),
    at timestamptz not null default clock_timestamp(),
    mandate_id uuid not null references mandates,
    primary key (initiative_id, status)
  )`.execute(db);
}
