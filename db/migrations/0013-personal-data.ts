import { sql, type Kysely } from "kysely";

/**
 * What the person's rights need. A closed account keeps its row, so that what was done under its mandates still has
 * someone behind it, but nothing in the row that says who. erasures is the ledger of that: ids and times only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people
    alter column email drop not null,
    alter column name drop not null,
    add column closes_at timestamptz,
    add constraint people_erased check (
      (email is null) = (name is null)
      and (email is not null or (password_hash is null and closes_at is null)))`.execute(db);
  await sql`create index people_closing on people (closes_at) where closes_at is not null`.execute(db);
  await sql`create table data_downloads (
    person_id uuid primary key references people,
    id uuid not null unique default gen_random_uuid(),
    asked_at timestamptz not null default clock_timestamp(),
    file text check (file ~ '^[0-9a-f]{64}$'),
    expires_at timestamptz,
    constraint data_downloads_ready check (expires_at is null or file is not null)
  )`.execute(db);
  await sql`create table erasures (
    person_id uuid primary key,
    erased_at timestamptz not null default clock_timestamp()
  )`.execute(db);
}
