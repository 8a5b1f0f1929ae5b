import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as readers from "#db/queries/room-readers.ts";
import { openRoom } from "../commands.server.ts";
import { roomPolicy } from "../policy.ts";
import { seenRoom } from "../seen-room.server.ts";
import type { readSchema, unreadSchema } from "./schema.ts";

/** Keeps up to which number a person has read a room; never goes back, nor beyond the room's last. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function markRead(
  services: Services,
  actor: Actor,
  { room, upTo }: z.output<typeof readSchema>,
): Promise<void> {
  const place = await placeOf(services, actor, room);
  await readers.markRead(services.db, { ...place, upTo });
}

/** Marks a room unread from a message on. Throws as `markRead`. */
export async function markUnread(
  services: Services,
  actor: Actor,
  { room, from }: z.output<typeof unreadSchema>,
): Promise<void> {
  const place = await placeOf(services, actor, room);
  await readers.markUnread(services.db, { ...place, from });
}

interface Attending {
  readonly room: string;
  /** `usual`: as the room is followed by itself, by those who have written in it. */
  readonly attention: "following" | "muted" | "usual";
}

/** Follows or mutes a room, which opens by that if need be. Throws as `markRead`. */
export async function attend(
  { db }: Services,
  actor: Actor,
  { room: slug, attention }: Attending,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const room = await seenRoom(trx, actor, slug);
    authorise(roomPolicy.follow, actor, room);
    if (!room.isOpened && attention !== "usual") await openRoom(trx, actor, room);
    await readers.setAttention(trx, {
      ...{ personId: actor.person.id, roomId: room.id },
      attention: attention === "usual" ? null : attention,
    });
  });
}

async function placeOf({ db }: Services, actor: Actor, slug: string) {
  const room = await seenRoom(db, actor, slug);
  authorise(roomPolicy.follow, actor, room);
  return { personId: actor.person.id, roomId: room.id };
}
