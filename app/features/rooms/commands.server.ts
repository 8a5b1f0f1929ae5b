import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as messages from "#db/queries/messages.ts";
import * as rooms from "#db/queries/rooms.ts";
import type { Audience } from "./policy.ts";
import { messageEventOf, type MessageEvent, type MessageEventType } from "./room-event.ts";

/** The last event of this type about a message, by this mandate where one is given; null without one. */
export async function eventOf(
  db: Db,
  messageKey: number,
  type: MessageEventType,
  mandateId?: string,
): Promise<MessageEvent | null> {
  const row = await messages.findEventOf(db, messageKey, type, mandateId);
  return row ? messageEventOf(row) : null;
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
