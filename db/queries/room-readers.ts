import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";

/** A person in a room. */
interface Reading {
  readonly personId: string;
  readonly roomId: string;
}

/** Wakes every node: what this person has to read has changed. */
const wake = (personId: string) => sql`pg_notify(${channel}, ${`reading.moved ${personId}`})`;

/** Keeps that all up to number `upTo`, at most the room's last, is read; never goes back. One statement, with the wake-up where something changed. */
export async function markRead(
  db: Db,
  { personId, roomId, upTo }: Reading & { upTo: number },
): Promise<void> {
  await sql`with moved as (
      insert into room_readers as reader (person_id, room_id, up_to)
      select ${personId}::uuid, id, least(${upTo}::bigint, last_n) from rooms where id = ${roomId}::uuid
      on conflict (person_id, room_id) do update set up_to = excluded.up_to where reader.up_to < excluded.up_to
      returning 1
    ) select ${wake(personId)} from moved`.execute(db);
}

/** Goes back: from number `from` on nothing is read any more. */
export async function markUnread(
  db: Db,
  { personId, roomId, from }: Reading & { from: number },
): Promise<void> {
  await sql`with moved as (
      update room_readers set up_to = ${from}::bigint - 1
      where person_id = ${personId} and room_id = ${roomId} and up_to >= ${from}::bigint
      returning 1
    ) select ${wake(personId)} from moved`.execute(db);
}

/** How much a person wants to hear of a room; null is the room's own way. */
export async function updateAttention(
  db: Db,
  { personId, roomId, attention }: Reading & { attention: "following" | "muted" | null },
): Promise<void> {
  await sql`with changed as (
      insert into room_readers as reader (person_id, room_id, attention)
      select ${personId}::uuid, id, ${attention}::text from rooms where id = ${roomId}::uuid
      on conflict (person_id, room_id) do update set attention = excluded.attention
        where reader.attention is distinct from excluded.attention
      returning 1
    ) select ${wake(personId)} from changed`.execute(db);
}
