import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { replaceMentions } from "#db/queries/message-mentions.ts";
import * as messages from "#db/queries/messages.ts";
import * as rooms from "#db/queries/rooms.ts";
import { refuseRestricted } from "./moderation/barred.server.ts";
import { messagePolicy, type Audience } from "./policy.ts";
import { messageEventOf, type MessageEvent, type MessageEventType } from "./room-event.ts";
import { authoriseMember, authoriseWriting, seenRoom } from "./seen-room.server.ts";
import { writtenMessage } from "./writing/write-message.server.ts";

/** The event of this type about a message, the last one; null without one. */
export async function eventOf(
  db: Db,
  messageKey: number,
  type: MessageEventType,
): Promise<MessageEvent | null> {
  const row = await messages.findEventOf(db, messageKey, type);
  return row ? messageEventOf(row) : null;
}

/** A message by its room and its id, or the number of the event that posted it. */
interface Addressed {
  readonly room: string;
  readonly message: string | number;
}

/**
 * Gives a message of one's own another body; the same again gives the same event. Throws as `postMessage`, and
 * 409 `messageDeleted` for a deleted one.
 */
export async function editMessage(
  services: Services,
  actor: Actor,
  { room: slug, message: name, body }: Addressed & { readonly body: string },
): Promise<MessageEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const { room, change, message } = await lockOwnMessage(trx, actor, { slug, name, verb: "edit" });
    if (message.body === null) throw new DomainError(409, "messageDeleted");
    if (message.hiddenAt !== null) throw new DomainError(409, "messageHidden");
    if (message.body !== body) {
      const { lang } = message;
      const { mentions, ...written } = await writtenMessage(services, trx, { room, body, lang });
      await messages.updateBody(trx, change, { body, ...written });
      await replaceMentions(trx, message.key, mentions);
    }
    return orNotFound(
      (await eventOf(trx, message.key, "message.edited")) ??
        (await eventOf(trx, message.key, "message.posted")),
    );
  });
}

/** Takes the body of one's own message away for good; the same again gives the same event. Throws as `postMessage`. */
export async function deleteMessage(
  services: Services,
  actor: Actor,
  { room: slug, message: name }: Addressed,
): Promise<MessageEvent> {
  await countWrite(services, actor);
  return services.db.transaction().execute(async (trx) => {
    const { change, message } = await lockOwnMessage(trx, actor, { slug, name, verb: "delete" });
    if (message.body !== null) {
      await messages.removeBody(trx, change);
      await replaceMentions(trx, message.key, []);
    }
    return orNotFound(await eventOf(trx, message.key, "message.deleted"));
  });
}

interface Wanted {
  readonly slug: string;
  readonly name: string | number;
  readonly verb: keyof typeof messagePolicy;
}

async function lockOwnMessage(trx: Db, actor: Actor, { slug, name, verb }: Wanted) {
  const room = await seenRoom(trx, actor, slug, rooms.lockRoom);
  // One's own words one takes away whatever the room's state, and though one may write there no more.
  if (verb === "delete") authoriseMember(actor, room);
  else authoriseWriting(actor, room);
  const message = orNotFound(await messages.findMessage(trx, room.id, name, actor.person.id));
  authorise(messagePolicy[verb], actor, { room, mandateId: message.mandateId });
  if (verb !== "delete") await refuseRestricted(trx, room, actor);
  return {
    room,
    message,
    change: { roomId: room.id, messageKey: message.key, mandateId: message.mandateId },
  };
}

/** Counts one write in a room; throws 429 `tooMany` beyond the limit. */
export async function countWrite({ limits }: Services, actor: Actor): Promise<void> {
  if (actor.person) await limits.take("roomWrites", actor.person.id);
}

interface Opening {
  readonly id?: string;
  readonly slug: string;
  /** Of what the room is about: a document, an initiative, an experience, a meeting. */
  readonly kind: string;
  /** Slug or reference of what the room is about. */
  readonly subject: string | null;
  readonly audience: Audience;
  /** Slugs of the organisations invited, for `members-and-invited`. */
  readonly guests?: readonly string[];
}

/** Opens a room where there is none of this slug, within the caller's transaction; the caller has authorised it. */
export async function openRoom(trx: Db, actor: Mandated, { guests = [], ...room }: Opening): Promise<void> {
  const { id: wanted, slug, kind, subject, audience } = room;
  const id = await rooms.insertRoom(trx, { id: wanted, slug, kind, subject, audience });
  if (id === null) return;
  await rooms.insertGuests(trx, id, guests);
  await announce(trx, actor, { type: "rooms.opened", subject: slug });
}
