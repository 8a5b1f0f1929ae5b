import { sql, type Expression } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";

/** Which message is changed, and by whom. */
export interface MessageChange {
  readonly roomId: string;
  readonly messageKey: number;
  readonly mandateId: string;
  /** The sign put on it or taken away. */
  readonly emoji?: string;
}

/** What an event about a message is called: `message.<deed>`. */
type MessageDeed = "deleted" | "reacted" | "hidden" | "pinned";

/** Sets columns of a message (none: its event alone), with the event and the wake-up, in one statement. The room must be locked. */
export async function changeMessage(
  trx: Db,
  { roomId, messageKey, mandateId, emoji }: MessageChange,
  deed: MessageDeed,
  set?: Expression<unknown>,
): Promise<void> {
  await sql`with room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} returning id, last_n
    ), message as (
      update messages set as_of = room.last_n${set ? sql`, ${set}` : sql``} from room where key = ${messageKey} returning key
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, message_key, emoji)
      select room.id, room.last_n, ${`message.${deed}`}, ${mandateId}::uuid, message.key, ${emoji ?? null} from room, message
    )
    select pg_notify(${channel}, ${`rooms.${deed} ${roomId}`})`.execute(trx);
}

interface RoomChange {
  readonly roomId: string;
  readonly mandateId: string;
  /** The topic that changed; null: the room itself. */
  readonly topicId: string | null;
}

/** Writes the event that a topic, or the room itself, has changed, with the room's next number and the wake-up. The room must be locked. */
export async function insertChange(trx: Db, { roomId, mandateId, topicId }: RoomChange): Promise<void> {
  const type = topicId === null ? "room.changed" : "topic.changed";
  await sql`with room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} returning id, last_n
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, topic_id)
      select room.id, room.last_n, ${type}, ${mandateId}::uuid, ${topicId}::uuid from room
    )
    select pg_notify(${channel}, ${`rooms.changed ${roomId}`})`.execute(trx);
}
