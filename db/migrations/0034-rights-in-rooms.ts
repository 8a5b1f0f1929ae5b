import { sql, type Kysely } from "kysely";

/**
 * How often it was changed who may write in a room, by what its own row does not say: guests, restrictions. A statement
 * that has waited for the row sees the row as it has become and all else as it was before: by this number it knows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rooms add column rights_n bigint not null default 0`.execute(db);
}
