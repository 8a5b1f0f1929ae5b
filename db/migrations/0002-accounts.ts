import { sql, type Kysely } from "kysely";

/** People, offices, the mandates that join them, and sessions. The database knows only the SHA-256 of a session's token. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table people (
    id uuid primary key default gen_random_uuid(),
    email nfc not null,
    name nfc not null,
    password_hash text,
    is_demonstration boolean not null default false,
    created_at timestamptz not null default now()
  )`.execute(db);
  await sql`create unique index people_email on people (lower(email))`.execute(db);
  await sql`create table organisations (
    slug text primary key,
    name nfc not null,
    is_demonstration boolean not null default false
  )`.execute(db);
  await sql`create table offices (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('city','country','chair','shepherd','secretariat','partner','administration')),
    city_slug text,
    country_code text references countries,
    organisation_slug text references organisations,
    term text,
    constraint offices_body check (
      case kind
        when 'city' then city_slug is not null and country_code is not null and organisation_slug is null
        when 'country' then country_code is not null and city_slug is null and organisation_slug is null
        when 'chair' then country_code is not null and term is not null
        when 'shepherd' then country_code is not null and term is not null
        when 'partner' then organisation_slug is not null and country_code is null and city_slug is null
        else city_slug is null and country_code is null and organisation_slug is null
      end)
  )`.execute(db);
  await sql`create unique index offices_once on offices
    (kind, coalesce(city_slug, ''), coalesce(country_code, ''), coalesce(organisation_slug, ''), coalesce(term, ''))`.execute(
    db,
  );
  await sql`create table mandates (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people,
    office_id uuid not null references offices,
    capacity text not null check (capacity in ('head','alternate','editor')),
    starts_at timestamptz not null default now(),
    ends_at timestamptz check (ends_at > starts_at)
  )`.execute(db);
  await sql`create index mandates_person on mandates (person_id)`.execute(db);
  await sql`create index mandates_office on mandates (office_id)`.execute(db);
  await sql`alter table events add foreign key (mandate_id) references mandates`.execute(db);
  await sql`create table sessions (
    id text primary key check (id ~ '^[0-9a-f]{64}$'),
    person_id uuid not null references people,
    mandate_id uuid references mandates,
    expires_at timestamptz not null,
    ends_at timestamptz not null
  )`.execute(db);
  await sql`create index sessions_person on sessions (person_id)`.execute(db);
}
