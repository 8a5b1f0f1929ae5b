import { sql, type Kysely } from "kysely";

/**
 * Which sign was put on a message or taken away from it: a deed sent again after another one is answered by its own event.
 * Events from before say nothing of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table room_events add column emoji text`.execute(db);
}
