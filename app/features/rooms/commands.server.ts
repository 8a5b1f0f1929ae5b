import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as messages from "#db/queries/messages.ts";
import type { SubjectTitle } from "#db/queries/room-subjects.ts";
import * as rooms from "#db/queries/rooms.ts";
import type { Audience } from "./policy.ts";
import { eventFrom, type MessageEvent, type MessageEventType } from "./room-event.ts";

/** The last event of this type about a message, of a sign on it where one is given; null without one. */
export async function eventOf(
  db: Db,
  messageKey: number,
  type: MessageEventType,
  sign?: messages.SignOf,
): Promise<MessageEvent | null> {
  const row = await messages.findEventOf(db, messageKey, type, sign);
  const event = row ? eventFrom(row) : null;
  return event?.message ? event : null;
}

/** As `eventOf`; where nothing of the kind has happened, the event that posted the message. */
export async function lastEventOf(
  db: Db,
  messageKey: number,
  type: MessageEventType,
  sign?: messages.SignOf,
): Promise<MessageEvent> {
  const last = await eventOf(db, messageKey, type, sign);
  return last ?? orNotFound(await eventOf(db, messageKey, "message.posted"));
}

/** Counts one write in a room; throws 429 `tooMany` beyond the limit. */
export async function countWrite({ limits }: Services, actor: Actor): Promise<void> {
  if (actor.person) await limits.take("roomWrites", actor.person.id);
}

interface Opening {
  /** Made of its slug where it was known before it was opened. */
  readonly id?: string;
  readonly slug: string;
  /** Of what the room is about: a document, an initiative, an experience, a meeting; or a standing room. */
  readonly kind: string;
  /** Slug or reference of what the room is about; null for a standing room. */
  readonly subject: string | null;
  readonly audience: Audience;
  /** Slugs of the organisations invited, for `members-and-invited`. */
  readonly guests?: readonly string[];
  /** A standing room's own titles. */
  readonly ownTitles?: readonly SubjectTitle[];
}

/** Opens a room where there is none of this slug, within the caller's transaction, and tells whether it did; the caller has authorised it. */
export async function openRoom(trx: Db, actor: Mandated, opening: Opening): Promise<boolean> {
  const { id, slug, kind, subject, audience, guests = [], ownTitles: titles } = opening;
  const opened = await rooms.insertRoom(trx, { id, slug, kind, subject, audience, titles });
  if (opened === null) return false;
  await rooms.insertGuests(trx, opened, guests);
  await announce(trx, actor, { type: "rooms.opened", subject: slug });
  return true;
}
