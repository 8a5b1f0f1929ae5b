import { sql, type Kysely } from "kysely";

/** The audit log: entries nobody changes, holding ids only, and the chain of hashes that one writer draws over them afterwards. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table traces (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    person_id uuid,
    mandate_id uuid,
    address_class text not null check (address_class in ('server','loopback','private','public')),
    act text not null,
    object_kind text,
    object_id text
  )`.execute(db);
}
