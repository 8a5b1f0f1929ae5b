import { sql, type Kysely } from "kysely";

/** What a city or country did. Dates are kept as precisely as the source gives them: 2021, 2021-03 or 2021-03-05. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table experiences (
    slug text primary key check (slug ~ '^[a-z0-9-]+$'),
    theme text not null,
    country_code text not null references countries,
    city_slug text references cities,
    place nfc,
    level text not null,
    kind nfc not null,
    title nfc not null,
    starts_on text check (starts_on ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
    ends_on text check (ends_on ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
    summary nfc not null,
    figures jsonb not null,
    sources jsonb not null,
    certainty text not null,
    point_for_discussion nfc,
    note nfc
  )`.execute(db);
}
