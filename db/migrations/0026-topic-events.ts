import { sql, type Kysely } from "kysely";

/** What was last said of a topic itself is found among a million events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index room_events_of_topic on room_events (topic_id, n) where topic_id is not null`.execute(
    db,
  );
}
