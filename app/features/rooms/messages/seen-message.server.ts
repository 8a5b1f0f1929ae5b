import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { findMessage } from "#db/queries/messages.ts";
import { lockRoom } from "#db/queries/rooms.ts";
import type { Addressed } from "../addressed.ts";
import { authoriseMember, seenRoom } from "../seen-room.server.ts";

/**
 * Holds the room until the transaction ends, for those it is for, and gives it with its message, and what a change of
 * that by the actor is known by. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`.
 */
export async function lockMessage(trx: Db, actor: Actor, { room: slug, message: name }: Addressed) {
  const room = await seenRoom(trx, actor, slug, lockRoom);
  authoriseMember(actor, room);
  const message = orNotFound(await findMessage(trx, room.id, name, actor.person.id));
  const change = { roomId: room.id, messageKey: message.key, mandateId: actor.mandate.id };
  return { room, message, change };
}

interface Standing {
  readonly body: string | null;
  readonly hiddenAt: Date | null;
}

/** Throws 409 `messageDeleted` or `messageHidden` where the words are gone. */
export function refuseGone({ body, hiddenAt }: Standing): void {
  if (body === null) throw new DomainError(409, "messageDeleted");
  if (hiddenAt !== null) throw new DomainError(409, "messageHidden");
}
