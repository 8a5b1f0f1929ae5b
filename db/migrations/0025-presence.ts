import { sql, type Kysely } from "kysely";

/**
 * Who is in a room now, one row for each node that has sockets there. Unlogged: it says nothing after a crash, and costs
 * no write-ahead log. A process is known by its own name beside those its worker locks jobs by, so that what a node that
 * is gone has left can be told from what others say. A room may be here before it is opened: its id is known already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nodes add column process uuid`.execute(db);
  await sql`create unlogged table room_presence (
    process uuid not null,
    room_id uuid not null,
    mandates uuid[] not null,
    primary key (room_id, process)
  )`.execute(db);
}
