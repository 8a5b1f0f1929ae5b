import { sql, type Expression, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";

/** A room with what its rights depend on; `guests` are slugs of organisations. */
function roomRows(db: Db) {
  return db
    .selectFrom("rooms")
    .select([
      "rooms.id",
      "rooms.slug",
      "rooms.kind",
      "rooms.subject",
      "rooms.audience",
      "rooms.lastN",
      sql<string[]>`array(select organisation_slug from room_guests where room_id = rooms.id)`.as("guests"),
    ]);
}

export type RoomRow = Awaited<ReturnType<ReturnType<typeof roomRows>["executeTakeFirstOrThrow"]>>;

export function findRoom(db: Db, slug: string): Promise<RoomRow | undefined> {
  return roomRows(db).where("rooms.slug", "=", slug).executeTakeFirst();
}

export async function findRooms(db: Db, ids: readonly string[]): Promise<RoomRow[]> {
  return ids.length === 0 ? [] : roomRows(db).where("rooms.id", "in", ids).execute();
}

/** Holds the room until the transaction ends, so that its events are numbered one after another. */
export function lockRoom(trx: Db, slug: string): Promise<RoomRow | undefined> {
  return roomRows(trx).where("rooms.slug", "=", slug).forUpdate("rooms").executeTakeFirst();
}

interface Readable {
  readonly audiences: readonly string[];
  readonly guest: string | null;
}

/** At most 200 rooms: those of these audiences, and those this organisation is a guest of; standing ones first, then the last active. */
export function listRooms(db: Db, { audiences, guest }: Readable) {
  const isGuest = sql<SqlBool>`audience = 'members-and-invited' and exists (select from room_guests where room_id = rooms.id and organisation_slug = ${guest})`;
  return roomRows(db)
    .leftJoin("roomEvents as latest", (join) =>
      join.onRef("latest.roomId", "=", "rooms.id").onRef("latest.n", "=", "rooms.lastN"),
    )
    .select("latest.at as lastAt")
    .where((is) => is.or([is("rooms.audience", "in", audiences), isGuest]))
    .orderBy(sql`rooms.kind <> 'standing'`)
    .orderBy("latest.at", (order) => order.desc().nullsLast())
    .orderBy("rooms.slug")
    .limit(200)
    .execute();
}

/** The last number of each of these rooms. */
export async function listLastNumbers(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom("rooms").select(["id", "lastN"]).where("id", "in", ids).execute();
}

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

interface NewRoom {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: string;
}

/** Inserts the room and gives its id, or null where the slug is taken. */
export async function insertRoom(trx: Db, room: NewRoom): Promise<string | null> {
  const row = await trx
    .insertInto("rooms")
    .values(room)
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertGuests(trx: Db, roomId: string, organisations: readonly string[]): Promise<void> {
  if (organisations.length === 0) return;
  await trx
    .insertInto("roomGuests")
    .values(organisations.map((organisationSlug) => ({ roomId, organisationSlug })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
