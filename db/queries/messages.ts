import { sql, type Expression } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";

/** Events with their message as it is now, and the mandate that acted. */
function eventRows(db: Db) {
  return db
    .selectFrom("roomEvents as event")
    .innerJoin("messages", "messages.key", "event.messageKey")
    .innerJoin("mandates", "mandates.id", "event.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .innerJoinLateral(
      (of) =>
        of
          .selectFrom("roomEvents as about")
          .whereRef("about.messageKey", "=", "messages.key")
          .select((is) => [
            is.fn.min("about.n").$castTo<number>().as("firstN"),
            is.fn.max("about.n").$castTo<number>().as("lastN"),
          ])
          .as("span"),
      (join) => join.onTrue(),
    )
    .select([
      "event.n",
      "event.type",
      "event.at",
      "event.mandateId",
      "mandates.capacity",
      "offices.id as officeId",
      "offices.kind",
      "offices.countryCode",
      "offices.citySlug",
      "offices.organisationSlug",
      sql<string | null>`coalesce(cities.name, organisations.name)`.as("name"),
      "messages.id",
      "messages.body",
      "messages.lang",
      "messages.replyTo",
      "messages.editedAt",
      "span.firstN",
      "span.lastN",
    ]);
}

/** The room's events after number `after`, in order, at most `limit`. */
export function listEvents(db: Db, roomId: string, after: number, limit: number) {
  return eventRows(db)
    .where("event.roomId", "=", roomId)
    .where("event.n", ">", after)
    .orderBy("event.n")
    .limit(limit)
    .execute();
}

/** The events that posted the last `limit` messages before number `before`, the newest first. */
export function listMessages(db: Db, roomId: string, before: number, limit: number) {
  return eventRows(db)
    .where("event.roomId", "=", roomId)
    .where("event.n", "<", before)
    .where("event.type", "=", "message.posted")
    .orderBy("event.n", "desc")
    .limit(limit)
    .execute();
}

/** The last event of this type about a message. */
export function findEventOf(db: Db, messageKey: number, type: string) {
  return eventRows(db)
    .where("event.messageKey", "=", messageKey)
    .where("event.type", "=", type)
    .orderBy("event.n", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The message of this id in a room, the person's own first where another's has the same id; undefined without one. */
export function findMessage(db: Db, roomId: string, id: string, personId: string) {
  return db
    .selectFrom("messages")
    .select(["key", "personId", "mandateId", "body"])
    .where("roomId", "=", roomId)
    .where("id", "=", id)
    .orderBy(sql`person_id <> ${personId}`)
    .orderBy("key")
    .limit(1)
    .executeTakeFirst();
}

interface NewMessage {
  readonly roomId: string;
  /** The audience and guests under which the writer was found to have the right. */
  readonly audience: string;
  readonly guests: readonly string[];
  readonly personId: string;
  readonly mandateId: string;
  readonly id: string;
  readonly body: string;
  readonly lang: string | null;
  readonly replyTo: string | null;
}

/**
 * Writes message, event and the room's next number and wakes every node, in one statement and so one round trip. The
 * update holds the room's row, so that numbers follow each other. Nothing is written, and undefined given, where the
 * room is no longer for those it was for, the person has written a message of this id here, or `replyTo` is not here.
 */
export async function insertMessage(db: Db, message: NewMessage) {
  const { roomId, audience, guests, personId, mandateId, id, body, lang, replyTo } = message;
  try {
    const { rows } = await sql<{ n: number; at: Date }>`with room as (
        update rooms set last_n = last_n + 1
        where id = ${roomId} and audience = ${audience}
          and ${guests}::text[] <@ array(select organisation_slug from room_guests where room_id = ${roomId})
          and not exists (select from messages where room_id = ${roomId} and person_id = ${personId} and id = ${id})
          and (${replyTo}::uuid is null or exists (select from messages where room_id = ${roomId} and id = ${replyTo}))
        returning id, last_n
      ), message as (
        insert into messages (room_id, person_id, id, mandate_id, body, lang, reply_to)
        select id, ${personId}::uuid, ${id}::uuid, ${mandateId}::uuid, ${body}, ${lang}, ${replyTo}::uuid from room
        returning key, created_at
      ), event as (
        insert into room_events (room_id, n, type, at, mandate_id, message_key)
        select room.id, room.last_n, 'message.posted', message.created_at, ${mandateId}::uuid, message.key from room, message
        returning n, at
      )
      select n, at, pg_notify(${channel}, ${`rooms.posted ${roomId}`}) from event`.execute(db);
    return rows[0];
  } catch (error) {
    // The same message was being written at the same moment: the other one stands.
    if (isSecond(error)) return undefined;
    throw error;
  }
}

function isSecond(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

interface Change {
  readonly roomId: string;
  readonly messageKey: number;
  readonly mandateId: string;
}

/** Gives the message another body, with its event and the wake-up, in one statement. The room must be locked. */
export async function updateBody(trx: Db, change: Change, body: string): Promise<void> {
  const set = sql`body = ${body}, edited_at = clock_timestamp()`;
  await changeMessage(trx, change, "edited", set);
}

/** Takes the message's body away, with its event and the wake-up, in one statement. The room must be locked. */
export async function removeBody(trx: Db, change: Change): Promise<void> {
  await changeMessage(trx, change, "deleted", sql`body = null, deleted_at = clock_timestamp()`);
}

async function changeMessage(
  trx: Db,
  { roomId, messageKey, mandateId }: Change,
  deed: "edited" | "deleted",
  set: Expression<unknown>,
): Promise<void> {
  await sql`with room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} returning id, last_n
    ), message as (
      update messages set ${set} where key = ${messageKey} returning key
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, message_key)
      select room.id, room.last_n, ${`message.${deed}`}, ${mandateId}::uuid, message.key from room, message
    )
    select pg_notify(${channel}, ${`rooms.${deed} ${roomId}`})`.execute(trx);
}
