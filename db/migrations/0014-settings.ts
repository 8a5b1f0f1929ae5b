import { sql, type Kysely } from "kysely";

/**
 * What administrators have set, a row a name; what is not here holds its default. And the counts of the limits, in the
 * shape rate-limiter-flexible writes: keys are hashes, so they name nobody, and a crash may forget them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table settings (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null default clock_timestamp()
  )`.execute(db);
  await sql`create unlogged table limit_counts (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`.execute(db);
}
