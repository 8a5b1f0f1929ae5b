import type { Actor } from "#app/features/access/actor.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { listRestrictions } from "#db/queries/restrictions.ts";
import { findTitledRoom, hasMessages, listOrganisations } from "#db/queries/rooms.ts";
import { labelOf } from "../opening/title.ts";
import { byFrom } from "../room-event.ts";
import { seenRoom } from "../seen-room.server.ts";
import { audiencesOf, stampOf } from "./audience.ts";
import { opensRooms, restrictionPolicy, roomSettingsPolicy } from "./policy.ts";

/** What a room is set to, for those who may change some of it. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findSettingsPage({ db }: Services, actor: Actor, slug: string) {
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  const can = abilities(roomSettingsPolicy, actor, room);
  authorise(() => can.arrange || can.pace, actor, room);
  const restrictions = await listRestrictions(db, room.id);
  const { audience, state, slowSeconds, guests } = room;
  return {
    room: labelOf(room),
    ...{ audience, state, slowSeconds, guests, can, was: stampOf(room) },
    audiences: audiencesOf(room),
    isWritten: await hasMessages(db, room.id),
    organisations: can.arrange ? await listOrganisations(db) : [],
    restrictions: restrictions.map(({ personId, reason, at, until, ...by }) => ({
      ...{ personId, reason, at: at.toISOString(), until: until?.toISOString() ?? null },
      by: byFrom(by),
      canLift: restrictionPolicy.lift(actor, { room, personId }),
    })),
  };
}

/** What the form of a new room offers. Throws 401 `signInFirst`, 403 `forbidden`. */
export async function findNewRoomPage({ db }: Services, actor: Actor) {
  authorise(opensRooms, actor, null);
  return { organisations: await listOrganisations(db) };
}
