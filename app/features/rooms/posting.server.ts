import { isMandated, type Actor, type Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findMessage } from "#db/queries/messages.ts";
import { findFirstWords } from "#db/queries/message-words.ts";
import { insertMessage, type NewMessage } from "#db/queries/message-posting.ts";
import { lockRoom } from "#db/queries/rooms.ts";
import { hasTopic } from "#db/queries/topics.ts";
import { attachToMessage } from "./attachments/attachments-commands.server.ts";
import { countWrite, eventOf, openRoom } from "./commands.server.ts";
import { refuseBarred } from "./moderation/barred.server.ts";
import { newMessage, postedEvent, type Posting } from "./new-message.server.ts";
import type { MessageEvent } from "./room-event.ts";
import { authoriseWriting, seenRoom, type Room } from "./seen-room.server.ts";
import { plainMessage, writtenMessage } from "./writing/write-message.server.ts";

/** Runs what writes an event of the room, in its turn; what it gives is on its way to those who listen. */
export type InTurn = (
  room: string,
  write: () => Promise<MessageEvent | null>,
) => Promise<MessageEvent | null>;

/** The line over which a message comes. */
export interface Line {
  /** The session behind a deed whose actor was read a while ago: the statement holds it, and `ask` reads the actor anew. */
  readonly sessionId: string;
  ask(): Promise<Actor>;
  readonly inTurn: InTurn;
}

/**
 * Posts a message and gives its event, after the commit; the same id and body of the same author give the same event
 * again. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`, 422 `badValue` for a reply to no message of the room,
 * 422 `fileGone` for files that are not there for this, 409 `messageIdTaken` for a known id with another body, 409 `roomClosed` or `roomArchived`, 403 `restricted` or
 * `restrictedUntil` (`reason`, `until`), 429 `tooMany` or, in slow mode, `slowMode` with `retryAfter` (s).
 *
 * One statement holds every right, counts, and writes: one round trip, in the room's turn (ADR 028). Only where it has written nothing is it
 * asked why, and tried again where the room changed meanwhile.
 */
export async function postMessage(
  services: Services,
  actor: Actor,
  posting: Posting,
  line: Line | null = null,
): Promise<MessageEvent> {
  const { db } = services;
  const first = await postAtOnce(services, actor, posting, line);
  if (first) return first;
  const now = line ? await line.ask() : actor;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const room = await seenRoom(db, now, posting.room);
    // What was taken before the room was closed is answered as it was then.
    const sent = room.state === "open" ? null : await findSent(db, room, now, posting);
    if (sent) return sent;
    authoriseWriting(now, room);
    const { body, lang = null } = posting;
    const message = newMessage(now, posting, await writtenMessage(services, db, { room, body, lang }));
    const { files = [] } = posting;
    const written = await write(db, now, room, { message, files });
    if (written && files.length > 0)
      return orNotFound(await eventOf(db, written.messageKey, "message.posted"));
    if (written) return postedEvent(now, message, written);
    const before = await findBefore(db, room, now, posting);
    if (before) return before;
  }
  throw new Error(`the room ${posting.room} changed while it was written to, three times`);
}

interface Whole {
  readonly message: NewMessage;
  /** Ids of its files. */
  readonly files: readonly string[];
}

/** Writes the message, in the one statement where that is enough. Throws 422 `fileGone`. */
async function write(db: Db, actor: Mandated, room: Room, whole: Whole) {
  const { message, files } = whole;
  const isHurried = room.slowSeconds !== null && !message.isUnhurried;
  if (!room.isOpened || files.length > 0 || isHurried) return insertWhole(db, actor, room, whole);
  return (await insertMessage(db, message)).written;
}

/** Writes the message with its files, and the room that it is the first of; null where it cannot be written: then nothing is. */
async function insertWhole(db: Db, actor: Mandated, room: Room, { message, files }: Whole) {
  const refusal = new Error("the message was not written");
  const pace = message.isUnhurried ? null : room.slowSeconds;
  const writing = db.transaction().execute(async (trx) => {
    // The room is held first: two messages of one person at the same moment would not see each other in slow mode.
    if (room.isOpened) await lockRoom(trx, room.slug);
    else await openRoom(trx, actor, room);
    const { written } = await insertMessage(trx, { ...message, pace });
    if (!written) throw refusal;
    await attachToMessage(trx, actor.mandate.id, { messageKey: written.messageKey, ids: files });
    return written;
  });
  return writing.catch((error: unknown) => {
    if (error === refusal) return null;
    throw error;
  });
}

/** Counts the try, and writes where every right is there; null where nothing was written, or the room must be known to write it. */
async function postAtOnce(
  services: Services,
  actor: Actor,
  posting: Posting,
  line: Line | null,
): Promise<MessageEvent | null> {
  const { db, limits } = services;
  const hasFiles = (posting.files ?? []).length > 0;
  const plain = isMandated(actor) && !hasFiles ? plainMessage(services, posting.body) : null;
  const counter = plain && actor.person ? limits.counter?.("roomWrites", actor.person.id) : undefined;
  if (!counter) await countWrite(services, actor);
  if (!plain || !isMandated(actor)) return null;
  const held = { sessionId: line?.sessionId ?? null, counter: counter ?? null };
  const message = newMessage(actor, posting, plain, held);
  const write = async () => {
    const { written, count } = await insertMessage(db, message);
    if (count) counter?.hear(count);
    else if (counter) await countWrite(services, actor);
    return written && postedEvent(actor, message, written);
  };
  return line ? line.inTurn(posting.room, write) : write();
}

/** The event of the same message posted before; null without one. Throws 409 `messageIdTaken`. */
async function findSent(db: Db, room: Room, { person }: Actor, { id, body }: Posting) {
  const known = person ? await findMessage(db, room.id, id, person.id) : undefined;
  if (known?.personId !== person?.id || !known) return null;
  // Its author may have edited it before an answer came to where it was sent from.
  const isOther =
    known.body !== null && known.body !== body && (await findFirstWords(db, known.key)) !== body;
  if (isOther) throw new DomainError(409, "messageIdTaken");
  return eventOf(db, known.key, "message.posted");
}

/** Why nothing was written: the event of the same message posted before, or the refusal; null where the room changed. */
async function findBefore(db: Db, room: Room, actor: Mandated, posting: Posting) {
  const sent = await findSent(db, room, actor, posting);
  if (sent) return sent;
  const { replyTo, topic } = posting;
  await refuseBarred(db, room, actor);
  if (replyTo !== undefined && !(await findMessage(db, room.id, replyTo, actor.person.id)))
    throw new DomainError(422, "badValue");
  if (topic !== undefined && !(await hasTopic(db, room.id, topic))) throw new DomainError(422, "badValue");
  return null;
}
