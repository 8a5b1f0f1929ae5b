import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { insertChange } from "#db/queries/room-changes.ts";
import { liftRestrictions } from "#db/queries/restrictions.ts";
import * as rooms from "#db/queries/rooms.ts";
import { refuseOther } from "../acting/acting.ts";
import { openRoom } from "../commands.server.ts";
import { seenRoom, type Room } from "../seen-room.server.ts";
import { audiencesOf, isWider, stampOf } from "./audience.ts";
import { opensRooms, restrictionPolicy, roomSettingsPolicy } from "./policy.ts";
import type { NewRoom, Setting } from "./schema.ts";

type Given<D extends Setting["deed"]> = Extract<Setting, { deed: D }>;

/**
 * Does what a form of a room's settings asks for. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`; 409
 * `roomWouldWiden` where what was written would come to more readers, 409 `roomChangedMeanwhile` where someone else was
 * first, 409 `otherMandate` for a form of another mandate's; 422 `badValue` for an audience that the room's kind does not have or an organisation that is not there.
 */
export async function changeRoom(
  { db }: Services,
  actor: Actor,
  slug: string,
  setting: Setting,
): Promise<void> {
  refuseOther(actor, setting.as);
  await db.transaction().execute(async (trx) => {
    const room = await seenRoom(trx, actor, slug, rooms.lockRoom);
    if (setting.deed === "arrange") await arrange(trx, actor, room, setting);
    else if (setting.deed === "pace") await setPace(trx, actor, room, setting);
    else await lift(trx, actor, room, setting);
  });
}

async function arrange(trx: Db, actor: Actor, room: Room, { state, was, ...asked }: Given<"arrange">) {
  authorise(roomSettingsPolicy.arrange, actor, room);
  const guests = await guestsOf(trx, room, asked);
  const after = { state, audience: asked.audience, guests };
  if (!audiencesOf(room).includes(asked.audience)) throw new DomainError(422, "badValue");
  if (stampOf(room) === stampOf(after)) return;
  if (stampOf(room) !== was) throw new DomainError(409, "roomChangedMeanwhile");
  if (isWider(room, after) && (await rooms.hasMessages(trx, room.id)))
    throw new DomainError(409, "roomWouldWiden");
  await change(trx, actor, room, () => rooms.updateRoom(trx, { id: room.id, ...after }));
}

/** The organisations invited; those of an initiative's room stay what they are. */
async function guestsOf(trx: Db, room: Room, asked: Pick<Given<"arrange">, "audience" | "guests">) {
  if (room.kind === "initiative") return room.guests;
  if (asked.audience !== "members-and-invited") return [];
  await refuseUnknown(trx, asked.guests);
  return asked.guests;
}

/** Throws 422 `badValue` for an organisation that is not there. */
async function refuseUnknown(trx: Db, guests: readonly string[]): Promise<void> {
  const known = new Set((await rooms.listOrganisations(trx)).map(({ slug }) => slug));
  if (!guests.every((guest) => known.has(guest))) throw new DomainError(422, "badValue");
}

async function setPace(trx: Db, actor: Actor, room: Room, { seconds }: Given<"pace">) {
  authorise(roomSettingsPolicy.pace, actor, room);
  if (room.slowSeconds === seconds) return;
  await change(trx, actor, room, () => rooms.updatePace(trx, room.id, seconds));
}

async function lift(trx: Db, actor: Actor, room: Room, { person: personId }: Given<"lift">) {
  authorise(restrictionPolicy.lift, actor, { room, personId });
  const isLifted = await liftRestrictions(trx, { roomId: room.id, personId, mandateId: actor.mandate.id });
  if (isLifted)
    await record(trx, actor, { act: "restrictions.lifted", object: { kind: "person", id: personId } });
}

/** Changes a room, one that is only there to be opened too, and tells whoever is in it. */
async function change(trx: Db, actor: Mandated, room: Room, write: () => Promise<void>): Promise<void> {
  if (!room.isOpened) {
    await openRoom(trx, actor, room);
    orNotFound(await rooms.lockRoom(trx, room.slug));
  }
  await write();
  await insertChange(trx, { roomId: room.id, mandateId: actor.mandate.id, topicId: null });
  await record(trx, actor, { act: "rooms.changed", object: { kind: "room", id: room.slug } });
}

/** Opens a standing room. Throws 401 `signInFirst`, 403 `forbidden`, 409 `roomSlugTaken` or `otherMandate`, 422 `badValue` for an organisation that is not there. */
export async function openStandingRoom({ db }: Services, actor: Actor, room: NewRoom): Promise<void> {
  authorise(opensRooms, actor, null);
  refuseOther(actor, room.as);
  await db.transaction().execute(async (trx) => {
    const { slug, audience, titles: ownTitles } = room;
    await refuseUnknown(trx, room.guests);
    const guests = audience === "members-and-invited" ? room.guests : [];
    const opening = { slug, kind: "standing", subject: null, audience, guests, ownTitles };
    if (!(await openRoom(trx, actor, opening))) throw new DomainError(409, "roomSlugTaken");
    await record(trx, actor, { act: "rooms.opened", object: { kind: "room", id: slug } });
  });
}
