import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import * as readers from "#db/queries/room-readers.ts";
import { openRoom } from "../commands.server.ts";
import { findFollowable } from "./reading.server.ts";
import type { readSchema, unreadSchema } from "./schema.ts";

/** Keeps up to which number a person has read a room; never goes back, nor beyond the room's last. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function markRead(
  { db }: Services,
  actor: Actor,
  { room: slug, upTo }: z.output<typeof readSchema>,
): Promise<void> {
  const { room, reader } = await findFollowable(db, actor, slug);
  await readers.markRead(db, { personId: reader.person.id, roomId: room.id, upTo });
}

/** Marks a room unread from a message on. Throws as `markRead`. */
export async function markUnread(
  { db }: Services,
  actor: Actor,
  { room: slug, from }: z.output<typeof unreadSchema>,
): Promise<void> {
  const { room, reader } = await findFollowable(db, actor, slug);
  await readers.markUnread(db, { personId: reader.person.id, roomId: room.id, from });
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
    const { room, reader } = await findFollowable(trx, actor, slug);
    if (!room.isOpened && attention !== "usual") await openRoom(trx, reader, room);
    await readers.updateAttention(trx, {
      ...{ personId: reader.person.id, roomId: room.id },
      attention: attention === "usual" ? null : attention,
    });
  });
}
