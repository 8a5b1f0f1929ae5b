import { sql, type Kysely } from "kysely";

/** A comment that was brought to the matrix from a room keeps the message it came of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comments add column source_message_key bigint references messages`.execute(db);
}
