import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findSubject } from "#db/queries/room-subjects.ts";
import { findRoom, type PageRoomRow, type RoomRow } from "#db/queries/rooms.ts";
import { subjectOf } from "./opening/subjects.ts";
import { roomPolicy, type Audience, type RoomState } from "./policy.ts";

type Row = RoomRow & Partial<Pick<PageRoomRow, "titles" | "pins">>;

export type Room = Row & {
  readonly audience: Audience;
  readonly state: RoomState;
  /** Whether it has a row: rooms about something are there for whoever may read them before anything is written. */
  readonly isOpened: boolean;
};

/** A room from its row; audiences and states are held to their lists by the database. */
export function roomFrom(row: Row): Room {
  return { ...row, audience: row.audience as Audience, state: row.state as RoomState, isOpened: true };
}

/** How a room is found: it may be locked by that, or come with its titles. */
export type FindRoom = (db: Db, slug: string) => Promise<Row | undefined>;

/**
 * The room of this slug, if the actor may read it, opened or not; throws 404 `notFound` else. One that is
 * not opened yet comes with its titles.
 */
export async function seenRoom(db: Db, actor: Actor, slug: string, find: FindRoom = findRoom): Promise<Room> {
  const row = await find(db, slug);
  const room = row ? roomFrom(row) : orNotFound(await findUnopened(db, slug));
  return orHidden(roomPolicy.read, actor, room);
}

/** The room that would open under this slug, with the state it would have; null where there is nothing to talk about. */
export async function findUnopened(db: Db, slug: string): Promise<Room | null> {
  const about = subjectOf(slug);
  const found = about && (await findSubject(db, { slug, ...about }));
  if (!found) return null;
  const guests = about.audience === "members-and-invited" ? found.guests : [];
  return { ...found, ...about, slug, guests, state: "open", slowSeconds: null, lastN: 0, isOpened: false };
}

/** Throws 401 `signInFirst` and 403 `forbidden` for whom the room is not, whatever its state. */
export function authoriseMember(actor: Actor, room: Room): asserts actor is Mandated {
  authorise(roomPolicy.post, actor, { ...room, state: "open" });
}

/** The room, for those it is for, though it may be closed. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findWritable({ db }: Services, actor: Actor, slug: string): Promise<Room> {
  const room = await seenRoom(db, actor, slug);
  authoriseMember(actor, room);
  return room;
}

/** As `authoriseMember`; throws 409 `roomClosed` or `roomArchived` where nobody writes any more. */
export function authoriseWriting(actor: Actor, room: Room): asserts actor is Mandated {
  authoriseMember(actor, room);
  if (room.state !== "open")
    throw new DomainError(409, room.state === "closed" ? "roomClosed" : "roomArchived");
}
