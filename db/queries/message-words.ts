import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";
import { cardsOf } from "./message-posting.ts";
import { changeMessage, type MessageChange } from "./room-changes.ts";

interface Words {
  readonly body: string;
  readonly html: string;
  readonly cards: readonly object[];
  /** What the message is found by. */
  readonly words: readonly string[];
  /** How long after it was posted a message may be changed, in hours. */
  readonly withinHours: number;
}

/**
 * The message says this from now, and what it said is kept, with the event and the wake-up, in one statement; false, and
 * nothing written, where its time is over by the database's clock in this statement. The room must be locked.
 */
export async function changeWords(trx: Db, change: MessageChange, words: Words): Promise<boolean> {
  const { roomId, messageKey, mandateId } = change;
  const { rows } = await sql`with kept as (
      insert into message_revisions (message_key, revision, body, mandate_id, at)
      select key, 1 + (select count(*) from message_revisions where message_key = messages.key), body, mandate_id,
        coalesce(edited_at, created_at)
      from messages where key = ${messageKey} and body is not null
        and clock_timestamp() < created_at + make_interval(hours => ${words.withinHours}::integer)
      returning message_key
    ), room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} and exists (select from kept) returning id, last_n
    ), message as (
      update messages set as_of = room.last_n, body = ${words.body}, html = ${words.html}, cards = ${cardsOf(words.cards)}::jsonb,
        words = array_to_tsvector(${words.words}::text[]),
        edited_at = clock_timestamp()
      from room where key = ${messageKey} returning key
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, message_key)
      select room.id, room.last_n, 'message.edited', ${mandateId}::uuid, message.key from room, message returning n
    )
    select n, pg_notify(${channel}, ${`rooms.edited ${roomId}`}) from event`.execute(trx);
  return rows.length > 0;
}

/** What an edited message said first; undefined for one that says still what it said. */
export async function findFirstWords(db: Db, messageKey: number): Promise<string | undefined> {
  const first = db.selectFrom("messageRevisions").select("body").where("messageKey", "=", messageKey);
  return (await first.where("revision", "=", 1).executeTakeFirst())?.body;
}

/** What a message said before, the oldest first, and when it began to say so. */
export function listEarlierWords(db: Db, roomId: string, n: number) {
  return db
    .selectFrom("messageRevisions as earlier")
    .innerJoin("messages", "messages.key", "earlier.messageKey")
    .select(["earlier.revision", "earlier.body", "earlier.at"])
    .where("messages.roomId", "=", roomId)
    .where("messages.n", "=", n)
    .where("messages.hiddenAt", "is", null)
    .orderBy("earlier.revision")
    .execute();
}

/**
 * Takes the message's words away, with everything that is made of them or hangs on them, and its event and the wake-up.
 * The room must be locked. Its files hang on it still: so they are nobody's from now on, and removed by the daily task.
 */
export async function removeBody(trx: Db, change: MessageChange): Promise<void> {
  for (const table of ["messageRevisions", "messageMentions", "messageReactions"] as const)
    await trx.deleteFrom(table).where("messageKey", "=", change.messageKey).execute();
  await forgetSigns(trx, change.messageKey);
  const words = sql`body = null, html = null, cards = null, words = null, deleted_at = clock_timestamp()`;
  await changeMessage(trx, change, "deleted", sql`${words}, pinned_at = null, pinned_by = null`);
}

/** No event says any more which sign was put on the message. */
async function forgetSigns(trx: Db, messageKey: number): Promise<void> {
  await trx
    .updateTable("roomEvents")
    .set({ emoji: null })
    .where("messageKey", "=", messageKey)
    .where("emoji", "is not", null)
    .execute();
}
