import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";
import { mentionValues, type MentionRow } from "./message-mentions.ts";

export interface NewMessage {
  readonly roomId: string;
  /** The audience and guests under which the writer was found to have the right. */
  readonly audience: string;
  readonly guests: readonly string[];
  /** The room's slow mode as it was found, in seconds, and whether the writer is free of it. */
  readonly slowSeconds: number | null;
  readonly isUnhurried: boolean;
  readonly personId: string;
  readonly mandateId: string;
  readonly id: string;
  readonly body: string;
  readonly html: string;
  readonly cards: readonly object[];
  readonly mentions: readonly MentionRow[];
  readonly lang: string | null;
  readonly replyTo: string | null;
  readonly topicId: string | null;
  /** Title of the topic that it starts. */
  readonly newTopic: string | null;
}

/**
 * Writes message, event and the room's next number and wakes every node, in one statement and so one round trip. The
 * update holds the room's row, so that numbers follow each other. A reply without a topic of its own is of the topic of
 * what it answers; one that starts a topic comes after the topic's own event. Nothing is written, and undefined given,
 * where the room is closed or no longer what it was found to be, the person may not write in it now (restricted, or too
 * soon in slow mode, by the database's clock) or has written a message of this id here, or `replyTo` or the topic is not here.
 */
export async function insertMessage(db: Db, message: NewMessage) {
  const { roomId, audience, guests, personId, mandateId, id, body, html, lang, replyTo, topicId, newTopic } =
    message;
  const events = newTopic === null ? 1 : 2;
  const pace = message.isUnhurried ? null : message.slowSeconds;
  const { cards, mentions } = message;
  const mentioned = mentions.length === 0 ? sql`` : sql`, mentioned as (${mentionValues(mentions)})`;
  try {
    const { rows } = await sql<Written>`with answered as (
        select n, topic_id from messages where room_id = ${roomId} and id = ${replyTo} order by key limit 1
      ), room as (
        update rooms set last_n = last_n + ${events}
        where id = ${roomId} and state = 'open' and audience = ${audience}
          and slow_seconds is not distinct from ${message.slowSeconds}::int
          and ${guests}::text[] <@ array(select organisation_slug from room_guests where room_id = ${roomId})
          and not exists (select from messages where room_id = ${roomId} and person_id = ${personId} and id = ${id})
          and not exists (select from room_restrictions where room_id = ${roomId} and person_id = ${personId}
            and lifted_at is null and (until is null or until > clock_timestamp()))
          and (${pace}::int is null or not exists (select from messages where room_id = ${roomId}
            and created_at > clock_timestamp() - make_interval(secs => ${pace}::int) and person_id = ${personId}))
          and (${replyTo}::uuid is null or exists (select from answered))
          and (${topicId}::uuid is null or exists (select from topics where room_id = ${roomId} and id = ${topicId}))
        returning id, last_n
      ), started as (
        insert into topics (room_id, title, mandate_id)
        select room.id, ${newTopic}::text, ${mandateId}::uuid from room where ${newTopic}::text is not null
        returning id
      ), topic as (
        select coalesce((select topic_id from answered), (select id from started), ${topicId}::uuid) as id
      ), opening as (
        insert into room_events (room_id, n, type, mandate_id, topic_id)
        select room.id, room.last_n - 1, 'topic.changed', ${mandateId}::uuid, started.id from room, started
      ), message as (
        insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, html, cards, lang, reply_to, reply_n, topic_id)
        select room.id, ${personId}::uuid, ${id}::uuid, ${mandateId}::uuid, room.last_n, room.last_n, ${body}, ${html},
          ${cardsOf(cards)}::jsonb, ${lang},
          ${replyTo}::uuid, (select n from answered), topic.id
        from room, topic
        returning key, created_at, reply_n, topic_id
      ), event as (
        insert into room_events (room_id, n, type, at, mandate_id, message_key)
        select room.id, room.last_n, 'message.posted', message.created_at, ${mandateId}::uuid, message.key from room, message
        returning n, at
      )${mentioned}
      select event.n, event.at, message.key as "messageKey", message.reply_n as "replyN", message.topic_id as "topicId",
        pg_notify(${channel}, ${`rooms.posted ${roomId}`}) from event, message`.execute(db);
    return rows[0];
  } catch (error) {
    // The same message was being written at the same moment: the other one stands.
    if (isSecond(error)) return undefined;
    throw error;
  }
}

/** Cards as they are kept: null without any, as most messages are. */
export const cardsOf = (cards: readonly object[]) => (cards.length === 0 ? null : JSON.stringify(cards));

interface Written {
  readonly n: number;
  readonly at: Date;
  readonly messageKey: number;
  readonly replyN: number | null;
  readonly topicId: string | null;
}

function isSecond(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
