import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { briefsWhere } from "./message-briefs.ts";
import { subjectTitles, type SubjectTitle } from "./room-subjects.ts";

/** A room with what its rights depend on; `guests` are slugs of organisations. */
export function roomRows(db: Db) {
  return db
    .selectFrom("rooms")
    .select([
      "rooms.id",
      "rooms.slug",
      "rooms.kind",
      "rooms.subject",
      "rooms.audience",
      "rooms.state",
      "rooms.slowSeconds",
      "rooms.lastN",
      sql<string[]>`array(select organisation_slug from room_guests where room_id = rooms.id)`.as("guests"),
    ]);
}

export type RoomRow = Awaited<ReturnType<ReturnType<typeof roomRows>["executeTakeFirstOrThrow"]>>;

/** Which rooms may be read: those of these audiences, and those this organisation is a guest of; or where a statement has these. */
export interface Readable {
  readonly audiences: readonly string[] | RawBuilder<unknown>;
  readonly guest: string | null | RawBuilder<unknown>;
}

/** In a query that reads `rooms`: whether the room may be read. */
export function isReadable({ audiences, guest }: Readable): RawBuilder<SqlBool> {
  return sql<SqlBool>`(rooms.audience = any(${audiences}::text[]) or rooms.audience = 'members-and-invited'
    and exists (select from room_guests where room_id = rooms.id and organisation_slug = ${guest}))`;
}

export function findRoom(db: Db, slug: string): Promise<RoomRow | undefined> {
  return roomRows(db).where("rooms.slug", "=", slug).executeTakeFirst();
}

/** The room with the titles of what it is about. */
export function findTitledRoom(db: Db, slug: string) {
  return roomRows(db).select(subjectTitles).where("rooms.slug", "=", slug).executeTakeFirst();
}

/** The room as its own page shows it: as `findTitledRoom`, with the messages pinned in it. */
export function findPageRoom(db: Db, slug: string) {
  return roomRows(db)
    .select([
      subjectTitles,
      briefsWhere(sql`brief.room_id = rooms.id and brief.pinned_at is not null`).as("pins"),
    ])
    .where("rooms.slug", "=", slug)
    .executeTakeFirst();
}

/** The rooms of these ids that are opened. */
export async function findRooms(db: Db, ids: readonly string[]): Promise<RoomRow[]> {
  return ids.length === 0 ? [] : roomRows(db).where("rooms.id", "in", ids).execute();
}

export type PageRoomRow = NonNullable<Awaited<ReturnType<typeof findPageRoom>>>;

/**
 * Holds the room until the transaction ends, so that its events are numbered one after another, and then reads it: the
 * statement that waits for it would give the guests as they were before.
 */
export async function lockRoom(trx: Db, slug: string): Promise<RoomRow | undefined> {
  const held = await trx
    .selectFrom("rooms")
    .select("id")
    .where("slug", "=", slug)
    .forUpdate()
    .executeTakeFirst();
  return held && findRoom(trx, slug);
}

/** The last number of each of these rooms. */
export async function listLastNumbers(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom("rooms").select(["id", "lastN"]).where("id", "in", ids).execute();
}

interface NewRoom {
  /** Made of its slug where it was known before it was opened. */
  readonly id?: string | undefined;
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: string;
  /** A standing room's own, the one to fall back to first. */
  readonly titles?: readonly SubjectTitle[] | undefined;
}

/** Inserts the room and gives its id, or null where the slug is taken. */
export async function insertRoom(trx: Db, { titles, ...room }: NewRoom): Promise<string | null> {
  const row = await trx
    .insertInto("rooms")
    .values({ ...room, ...(titles ? { titles: JSON.stringify(titles) } : {}) })
    // Of a room known before, the id is taken as well as the slug: whichever of them is met first.
    .onConflict((conflict) => conflict.doNothing())
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

/** Gives the room another state and audience, with these guests instead of those before. The room must be locked. */
export async function updateRoom(
  trx: Db,
  { id, state, audience, guests }: Pick<RoomRow, "id" | "state" | "audience" | "guests">,
): Promise<void> {
  await trx.updateTable("rooms").set({ state, audience }).where("id", "=", id).execute();
  await countRights(trx, id);
  await trx.deleteFrom("roomGuests").where("roomId", "=", id).execute();
  await insertGuests(trx, id, guests);
}

/** Notes that someone else may write in the room now: whoever waits to write there looks again. The room must be locked. */
export async function countRights(trx: Db, id: string): Promise<void> {
  await trx
    .updateTable("rooms")
    .set(({ eb }) => ({ rightsN: eb("rightsN", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Sets the least between two messages of one person, in seconds; null for none. The room must be locked. */
export async function updatePace(trx: Db, id: string, slowSeconds: number | null): Promise<void> {
  await trx.updateTable("rooms").set({ slowSeconds }).where("id", "=", id).execute();
}

/** Whether anything was ever written in the room. */
export async function hasMessages(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("messages")
    .select("key")
    .where("roomId", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every partner organisation, by name. */
export function listOrganisations(db: Db) {
  return db.selectFrom("organisations").select(["slug", "name"]).orderBy("name").limit(1000).execute();
}
