import { sql, type Kysely } from "kysely";

/** A filled-in matrix that came back: in which language it was filled in, and how many of its rows change nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table matrix_imports
    add column lang text not null default 'en',
    add column unchanged integer not null default 0 check (unchanged >= 0)`.execute(db);
}
