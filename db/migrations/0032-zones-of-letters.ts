import { sql, type Kysely } from "kysely";

/** The zone a person has chosen for their times: a letter is written where no browser can be asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people add column zone text check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,40}$')`.execute(
    db,
  );
}
