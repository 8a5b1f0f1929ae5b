import { sql, type Kysely } from "kysely";

/** The countries' own date of a comment period: that it was reached is announced, and every moving of it kept with its reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment_periods add column is_due_announced boolean not null default false`.execute(
    db,
  );
  // Before and after, beside the end for cities; both null where countries have no date of their own.
  await sql`alter table period_changes
    add column submitted_until timestamptz, add column submits_until timestamptz`.execute(db);
}
