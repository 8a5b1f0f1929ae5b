import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import { readerZone } from "#app/features/access/reader-zone.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findCityZone } from "#db/queries/cities.ts";
import { findReading } from "#db/queries/unread.ts";
import { roomPolicy } from "../policy.ts";
import { restrictedBy } from "../refusals.ts";
import { seenRoom, type Room } from "../seen-room.server.ts";
import { followingOf, type RoomReading } from "./following.ts";

/** A room that the actor may follow, and who they are. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findFollowable(db: Db, actor: Actor, slug: string) {
  const room = await seenRoom(db, actor, slug);
  authorise(roomPolicy.follow, actor, room);
  return { room, reader: actor };
}

/** The zone in which the actor's times are said; `chosen` as their browser has it. */
export async function findReaderZone({ db }: Services, actor: Actor, chosen: string | null) {
  const city = actor.mandate?.office.city ?? null;
  const cityZone = chosen === null && city !== null ? await findCityZone(db, city) : null;
  return readerZone(actor, { chosen, cityZone });
}

/** How a person stands to a room: what is unread (at most 100), where that begins, what they hear of it, how many offices follow it, and in which zone its times are said. */
export async function readingOf(
  { db }: Services,
  actor: Actor,
  room: Room,
  chosen: string | null,
): Promise<RoomReading> {
  const found = await findReading(db, room.id, {
    personId: roomPolicy.follow(actor, room) ? (actor.person?.id ?? null) : null,
    city: actor.mandate?.office.city ?? null,
  });
  return {
    unread: found.unread,
    firstUnread: found.firstUnread,
    attention: found.attention,
    following: followingOf(found),
    followers: found.followers,
    barred: found.restriction && restrictedBy(found.restriction),
    zone: readerZone(actor, { chosen, cityZone: found.cityZone }),
  };
}
