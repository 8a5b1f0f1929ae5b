import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { findModerated } from "#db/queries/moderation.ts";
import type { RoomRow } from "#db/queries/rooms.ts";
import { roomPolicy } from "../policy.ts";
import { roomFrom } from "../seen-room.server.ts";
import { moderationPolicy } from "./policy.ts";

export interface Addressed {
  /** Slug of the room. */
  readonly room: string;
  /** The number of the event that posted the message. */
  readonly n: number;
}

/**
 * A message with what its moderation depends on, for whoever reads the room or moderates the message; throws 404
 * `notFound` for others, and 409 `messageDeleted` where nothing is left to moderate. `find` may lock the room.
 */
export async function findModeratedMessage<R extends RoomRow>(
  db: Db,
  actor: Actor,
  { room: slug, n }: Addressed,
  find: (db: Db, slug: string) => Promise<R | undefined>,
) {
  const row = orNotFound(await find(db, slug));
  const message = orNotFound(await findModerated(db, row.id, n));
  const facts = { room: roomFrom(row), personId: message.personId, isReported: message.isReported };
  if (!roomPolicy.read(actor, facts.room) && !moderationPolicy.settle(actor, facts))
    throw new DomainError(404, "notFound");
  if (message.body === null) throw new DomainError(409, "messageDeleted");
  return { row, message: { ...message, body: message.body }, facts };
}
