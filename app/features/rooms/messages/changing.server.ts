import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { replaceMentions } from "#db/queries/message-mentions.ts";
import { findMessage } from "#db/queries/messages.ts";
import { changeWords, removeBody } from "#db/queries/message-words.ts";
import type { Addressed } from "../addressed.ts";
import { countWrite, eventOf, lastEventOf } from "../commands.server.ts";
import { refuseRestricted } from "../moderation/barred.server.ts";
import { messagePolicy } from "../policy.ts";
import type { MessageEvent } from "../room-event.ts";
import { authoriseWriting, seenRoom, type Room } from "../seen-room.server.ts";
import { indexWords } from "../search/words.ts";
import { stampOf } from "../settings/audience.ts";
import { plainMessage, writtenMessage, type WrittenMessage } from "../writing/write-message.server.ts";
import { lockMessage, refuseGone } from "./seen-message.server.ts";

type Editing = Addressed & { readonly body: string };

/**
 * Gives a message of one's own another body and keeps the one before; the same again gives the same event. Throws as
 * `postMessage`, 409 `messageDeleted` or `messageHidden`, and 409 `editOver` with `hours` when its time is over.
 */
export async function editMessage(services: Services, actor: Actor, editing: Editing): Promise<MessageEvent> {
  await countWrite(services, actor);
  const { editHours } = services.settings().rooms;
  const { body, ...addressed } = editing;
  const writtenFor = await lookUp(services, actor, editing);
  return services.db.transaction().execute(async (trx) => {
    const { room, message, change } = await lockMessage(trx, actor, addressed);
    authoriseWriting(actor, room);
    authorise(messagePolicy.edit, actor, { room, mandateId: message.mandateId });
    await refuseRestricted(trx, room, actor);
    refuseGone(message);
    if (message.body !== body) {
      const { mentions, ...written } = await writtenFor(trx, room);
      const words = indexWords(room.slug, body);
      if (!(await changeWords(trx, change, { body, ...written, words, withinHours: editHours })))
        throw new DomainError(409, "editOver", { hours: editHours });
      await replaceMentions(trx, message.key, mentions);
    }
    return lastEventOf(trx, message.key, "message.edited");
  });
}

type WrittenFor = (trx: Db, room: Room) => Promise<WrittenMessage>;

/**
 * Finds what the new words name before the room is held, for others wait at it; gives what is to be kept of them in the
 * room as it is when it is held. Only where it is for others by then are they looked up anew.
 */
async function lookUp(services: Services, actor: Actor, editing: Editing): Promise<WrittenFor> {
  const { room: slug, message: name, body } = editing;
  const plain = plainMessage(services, body);
  if (plain) return () => Promise.resolve(plain);
  const seen = await seenRoom(services.db, actor, slug);
  authoriseWriting(actor, seen);
  const { lang } = orNotFound(await findMessage(services.db, seen.id, name, actor.person.id));
  const written = await writtenMessage(services, services.db, { room: seen, body, lang });
  return async (trx, room) =>
    stampOf(room) === stampOf(seen) ? written : writtenMessage(services, trx, { room, body, lang });
}

/**
 * Takes the words of one's own message away for good, with all that is made of them; the same again gives the same event.
 * One may so whatever the room's state, and though one may write there no more. Throws 404, 401 and 403.
 */
export async function deleteMessage(
  services: Services,
  actor: Actor,
  addressed: Addressed,
): Promise<MessageEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const { room, message, change } = await lockMessage(trx, actor, addressed);
    authorise(messagePolicy.delete, actor, { room, mandateId: message.mandateId });
    if (message.body !== null) await removeBody(trx, change);
    return orNotFound(await eventOf(trx, message.key, "message.deleted"));
  });
}
