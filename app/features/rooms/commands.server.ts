import type { z } from "zod";
import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { replaceMentions } from "#db/queries/message-mentions.ts";
import { insertMessage } from "#db/queries/message-posting.ts";
import * as messages from "#db/queries/messages.ts";
import * as rooms from "#db/queries/rooms.ts";
import { hasTopic } from "#db/queries/topics.ts";
import { refuseBarred, refuseRestricted } from "./moderation/barred.server.ts";
import { moderates } from "./moderation/policy.ts";
import { messagePolicy, type Audience } from "./policy.ts";
import {
  messageEventFrom,
  messageEventOf,
  type MessageEvent,
  type MessageEventType,
  type MessageRow,
} from "./room-event.ts";
import type { postSchema } from "./schema.ts";
import { authoriseMember, authoriseWriting, seenRoom, type Room } from "./seen-room.server.ts";
import { writtenMessage, type WrittenMessage } from "./writing/write-message.server.ts";

type Posting = z.output<typeof postSchema>;

/**
 * Posts a message and gives its event, after the commit; the same id and body of the same author give the same event
 * again. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`, 422 `badValue` for a reply to no message of the room,
 * 409 `messageIdTaken` for a known id with another body, 409 `roomClosed` or `roomArchived`, 403 `restricted` or
 * `restrictedUntil` (`reason`, `until`), 429 `tooMany` or, in slow mode, `slowMode` with `retryAfter` (s).
 *
 * The right is read first and held again in the one statement that writes: two round trips instead of five. Where the
 * room changed in between it is read anew.
 */
export async function postMessage(services: Services, actor: Actor, posting: Posting): Promise<MessageEvent> {
  const { db } = services;
  await countWrite(services, actor);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const room = await seenRoom(db, actor, posting.room);
    authoriseWriting(actor, room);
    const { body, lang = null } = posting;
    const message = newMessage(
      room,
      actor,
      posting,
      await writtenMessage(services, db, { room, body, lang }),
    );
    const written = await write(db, actor, room, message);
    if (written) return postedEvent(actor, message, written);
    const before = await findBefore(db, room, actor, posting);
    if (before) return before;
  }
  throw new Error(`the room ${posting.room} changed while it was written to, three times`);
}

/** Writes the message, in the one statement where that is enough; see `insertMessage`. */
function write(db: Db, actor: Mandated, room: Room, message: ReturnType<typeof newMessage>) {
  if (!room.isOpened) return insertFirst(db, actor, room, message);
  if (room.slowSeconds === null || message.isUnhurried) return insertMessage(db, message);
  // The room is held first: two messages of one person at the same moment would not see each other.
  return db.transaction().execute(async (trx) => {
    await rooms.lockRoom(trx, room.slug);
    return insertMessage(trx, message);
  });
}

/** Opens the room with its first message, or gives undefined where the message cannot be written: then it stays unopened. */
async function insertFirst(db: Db, actor: Mandated, room: Room, message: ReturnType<typeof newMessage>) {
  const refusal = new Error("the first message was not written");
  const writing = db.transaction().execute(async (trx) => {
    await openRoom(trx, actor, room);
    const written = await insertMessage(trx, message);
    if (!written) throw refusal;
    return written;
  });
  return writing.catch((error: unknown) => {
    if (error === refusal) return undefined;
    throw error;
  });
}

function newMessage(room: Room, actor: Mandated, posting: Posting, written: WrittenMessage) {
  const { id: roomId, audience, guests, slowSeconds } = room;
  const { id, body, lang = null, replyTo = null, topic: topicId = null, newTopic = null } = posting;
  const writer = { personId: actor.person.id, mandateId: actor.mandate.id, isUnhurried: moderates(actor) };
  const place = { roomId, audience, guests, slowSeconds, replyTo, topicId, newTopic };
  return { ...place, ...writer, id, body, ...written, lang };
}

/** The event just written, without reading it again. */
function postedEvent(
  actor: Mandated,
  message: ReturnType<typeof newMessage>,
  { n, at, replyN, topicId }: Pick<MessageRow, "n" | "at" | "replyN" | "topicId">,
): MessageEvent {
  const { id, capacity, office } = actor.mandate;
  return messageEventFrom({
    ...message,
    ...{ n, firstN: n, lastN: n, at, replyN, topicId, type: "message.posted", mandateId: id, capacity },
    ...{ editedAt: null, deletedAt: null, hiddenAt: null, pinnedAt: null, reactions: null },
    ...{ officeId: office.id, kind: office.kind, countryCode: office.country, citySlug: office.city },
    ...{ organisationSlug: office.organisation, name: office.name },
  });
}

/** Why nothing was written: the event of the same message posted before, or the refusal; null where the room changed. */
async function findBefore(db: Db, room: Room, actor: Mandated, { id, body, replyTo, topic }: Posting) {
  const known = await messages.findMessage(db, room.id, id, actor.person.id);
  if (known?.personId === actor.person.id) {
    if (known.body !== null && known.body !== body) throw new DomainError(409, "messageIdTaken");
    return eventOf(db, known.key, "message.posted");
  }
  await refuseBarred(db, room, actor);
  if (replyTo !== undefined && !(await messages.findMessage(db, room.id, replyTo, actor.person.id)))
    throw new DomainError(422, "badValue");
  if (topic !== undefined && !(await hasTopic(db, room.id, topic))) throw new DomainError(422, "badValue");
  return null;
}

async function eventOf(db: Db, messageKey: number, type: MessageEventType): Promise<MessageEvent | null> {
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

async function countWrite({ limits }: Services, actor: Actor): Promise<void> {
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
