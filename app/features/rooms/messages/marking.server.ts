import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { countPins, updatePin } from "#db/queries/pins.ts";
import { deleteReaction, insertReaction } from "#db/queries/reactions.ts";
import { changeMessage } from "#db/queries/room-changes.ts";
import type { Addressed } from "../addressed.ts";
import { countWrite, lastEventOf } from "../commands.server.ts";
import { pinLimit } from "../limits.ts";
import { refuseRestricted } from "../moderation/barred.server.ts";
import { roomPolicy } from "../policy.ts";
import type { MessageEvent } from "../room-event.ts";
import { authoriseWriting } from "../seen-room.server.ts";
import type { Emoji } from "../emojis.ts";
import { lockMessage, refuseGone } from "./seen-message.server.ts";

/**
 * Sets a sign on a message for the actor, or takes it away; the same again, after whatever else, gives the event that made
 * it so, or, where it never stood, the one that posted the message. Throws 404, 401, 403, 429, and 409 for what is deleted or hidden, or where nobody writes any more.
 */
export async function reactToMessage(
  services: Services,
  actor: Actor,
  { emoji, on, ...addressed }: Addressed & { readonly emoji: Emoji; readonly on: boolean },
): Promise<MessageEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const { actor: who, change } = await lockStanding(trx, actor, addressed);
    const { messageKey, mandateId } = change;
    const sign = { personId: who.person.id, emoji };
    const put = { ...sign, messageKey, mandateId };
    const hasChanged = await (on ? insertReaction(trx, put) : deleteReaction(trx, put));
    if (hasChanged) await changeMessage(trx, { ...change, emoji }, "reacted");
    return lastEventOf(trx, messageKey, "message.reacted", sign);
  });
}

/**
 * Pins a message at the head of its room, or takes the pin away; the same again gives the event that made it so. Throws as
 * `reactToMessage`, and 409 `tooManyPins` with `limit`.
 */
export async function pinMessage(
  services: Services,
  actor: Actor,
  { on, ...addressed }: Addressed & { readonly on: boolean },
): Promise<MessageEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const { room, message, change } = await lockStanding(trx, actor, addressed);
    authorise(roomPolicy.pin, actor, room);
    if (on !== (message.pinnedAt !== null)) {
      if (on && (await countPins(trx, room.id)) >= pinLimit)
        throw new DomainError(409, "tooManyPins", { limit: pinLimit });
      await updatePin(trx, change, on);
    }
    return lastEventOf(trx, change.messageKey, "message.pinned");
  });
}

/** A message whose words stand, in a room that the actor may write in, locked. */
async function lockStanding(trx: Db, actor: Actor, addressed: Addressed) {
  const { room, message, change } = await lockMessage(trx, actor, addressed);
  authoriseWriting(actor, room);
  await refuseRestricted(trx, room, actor);
  refuseGone(message);
  return { actor, room, message, change };
}
