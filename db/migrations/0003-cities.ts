import { sql, type Kysely } from "kysely";

/**
 * Cities and their profiles. A profile is made of sections; each section is kept as JSON in the shape of
 * app/features/cities/profile.ts, every version of it, so that history, comparison and restore are one mechanism.
 * A project's name, area and status are from source_id; its summary and the support it seeks are from the city's action
 * plan (plan_source_id), which may call it otherwise (plan_name).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table cities (
    slug text primary key check (slug ~ '^[a-z0-9-]+$'),
    country_code text not null references countries,
    name nfc not null,
    iso_code text not null,
    admin_type text not null,
    wikidata text,
    lat double precision not null check (lat between -90 and 90),
    lon double precision not null check (lon between -180 and 180),
    time_zone text not null,
    member_since integer not null,
    is_founding boolean not null,
    website text,
    officer_office nfc,
    officer_office_as_of date,
    note nfc
  )`.execute(db);
  await sql`create index cities_country on cities (country_code)`.execute(db);
  await sql`alter table offices add foreign key (city_slug) references cities`.execute(db);
  await sql`create table city_names (
    city_slug text not null references cities,
    position integer not null,
    lang text not null,
    text nfc not null,
    primary key (city_slug, position)
  )`.execute(db);
  await sql`create table city_focus_areas (
    city_slug text not null references cities,
    focus_area_id text not null references focus_areas,
    primary key (city_slug, focus_area_id)
  )`.execute(db);
  await sql`create table projects (
    id bigint generated always as identity primary key,
    city_slug text not null references cities,
    name nfc not null,
    focus_area_id text references focus_areas,
    status text check (status in ('under-way','completed')),
    summary nfc,
    support_sought nfc,
    source_id text not null references sources,
    source_place text,
    plan_name nfc,
    plan_source_id text references sources,
    position integer not null,
    unique (city_slug, source_id, position),
    constraint projects_plan check (
      (plan_name is null) = (plan_source_id is null)
      and (plan_name is not null or (summary is null and support_sought is null)))
  )`.execute(db);
  await sql`create table city_sections (
    city_slug text not null references cities,
    section text not null check (section in ('summary','facts')),
    version integer not null check (version > 0),
    content jsonb not null,
    changed_at timestamptz not null default clock_timestamp(),
    mandate_id uuid references mandates,
    is_current boolean not null default true,
    primary key (city_slug, section, version)
  )`.execute(db);
  await sql`create unique index city_sections_current on city_sections (city_slug, section) where is_current`.execute(
    db,
  );
}
