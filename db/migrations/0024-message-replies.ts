import { sql, type Kysely } from "kysely";

/** What answers a message is found by its number, also among a million. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index messages_replies on messages (room_id, reply_n, n) where reply_n is not null`.execute(
    db,
  );
}
