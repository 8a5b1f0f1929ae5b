import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { zoneOf } from "#app/features/access/time-zones.ts";
import { findReading } from "#db/queries/unread.ts";
import { roomPolicy } from "../policy.ts";
import { seenRoom, type Room } from "../seen-room.server.ts";
import { followingOf } from "./following.ts";

/** Who may follow the room may follow it: throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden` else. */
export async function findFollowable({ db }: Services, actor: Actor, slug: string): Promise<void> {
  authorise(roomPolicy.follow, actor, await seenRoom(db, actor, slug));
}

/** How a person stands to a room: what is unread (at most 100), where that begins, what they hear of it, how many offices follow it, and in which zone its times are said. */
export async function readingOf({ db }: Services, actor: Actor, room: Room, chosenZone: string | null) {
  const office = actor.mandate?.office;
  const found = await findReading(db, room.id, {
    personId: roomPolicy.follow(actor, room) ? (actor.person?.id ?? null) : null,
    city: office?.city ?? null,
  });
  const isOfMember = office !== undefined && (office.country !== null || office.kind === "secretariat");
  const own = isOfMember ? zoneOf({ country: office.country, cityZone: found.cityZone }) : "UTC";
  return {
    upTo: found.upTo,
    unread: found.unread,
    firstUnread: found.firstUnread,
    attention: found.attention,
    following: followingOf(found),
    followers: found.followers,
    zone: chosenZone ?? own,
  };
}

export type RoomReading = Awaited<ReturnType<typeof readingOf>>;
