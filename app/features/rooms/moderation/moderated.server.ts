import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { findModerated } from "#db/queries/moderation.ts";
import type { Numbered } from "../addressed.ts";
import { roomPolicy } from "../policy.ts";
import { roomFrom, type FindRoom } from "../seen-room.server.ts";
import { moderationPolicy } from "./policy.ts";

/**
 * A message with what its moderation depends on, for whoever reads the room or moderates the message; throws 404
 * `notFound` for others, and 409 `messageDeleted` where nothing is left to moderate. `find` may lock the room.
 */
export async function findModeratedMessage(
  db: Db,
  actor: Actor,
  { room: slug, message: n }: Numbered,
  find: FindRoom,
) {
  const room = roomFrom(orNotFound(await find(db, slug)));
  const message = orNotFound(await findModerated(db, room.id, n));
  const facts = { room, personId: message.personId, isReported: message.isReported };
  if (!roomPolicy.read(actor, room) && !moderationPolicy.settle(actor, facts))
    throw new DomainError(404, "notFound");
  if (message.body === null) throw new DomainError(409, "messageDeleted");
  return { message: { ...message, body: message.body }, facts };
}
