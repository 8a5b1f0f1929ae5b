import type { Actor } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as messages from "#db/queries/messages.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import { parcels } from "./parcels.ts";
import { roomPolicy } from "./policy.ts";
import { eventFrom, messageEventFrom, type RoomEvent } from "./room-event.ts";
import { roomSettingsPolicy } from "./settings/policy.ts";
import { authoriseMember, seenRoom, type Room } from "./seen-room.server.ts";

/** How many messages a page shows, and `after: -1` gives; and how many events one answer holds at most. */
const messagesAtOnce = 50;
const eventsAtOnce = 200;

/** A room with at most 50 messages before number `before` (the latest without it). Throws 404 `notFound`. */
export async function findRoomPage({ db }: Services, actor: Actor, slug: string, before?: number) {
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  const rows = await messages.listMessages(db, { roomId: room.id, before, limit: messagesAtOnce + 1 });
  const events = rows.slice(0, messagesAtOnce).reverse().map(messageEventFrom);
  return {
    room: {
      ...{ slug: room.slug, kind: room.kind, subject: room.subject, audience: room.audience },
      ...{ titles: room.titles, state: room.state },
    },
    /** Whether the actor is one of those the room is for, though it may be closed. */
    isFor: roomPolicy.post(actor, { ...room, state: "open" }),
    mayArrange: roomSettingsPolicy.pace(actor, room),
    /** The room's last number when it was read: what came later is to be fetched after it. */
    last: room.lastN,
    events,
    /** Number before which older messages are found, or null. */
    olderBefore: rows.length > messagesAtOnce ? (events[0]?.n ?? null) : null,
    can: abilities(roomPolicy, actor, room),
  };
}

/** The room, for those it is for, though it may be closed. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findWritable({ db }: Services, actor: Actor, slug: string): Promise<Room> {
  const room = await seenRoom(db, actor, slug);
  authoriseMember(actor, room);
  return room;
}

export interface CatchUp {
  readonly events: readonly RoomEvent[];
  /** The last number known of the room. */
  readonly last: number;
  /** Whether later events exist than these. */
  readonly more: boolean;
  /** The verbs the actor may do here. */
  readonly can: readonly string[];
}

/** What someone who has seen all up to number `after` lacks (-1: the latest 50), at most 200 events, in order; of long messages fewer. */
export async function catchUp({ db }: Services, actor: Actor, room: Room, after: number): Promise<CatchUp> {
  const from = after === -1 ? Math.max(0, room.lastN - messagesAtOnce) : after;
  const rows = await messages.listEvents(db, room.id, from, eventsAtOnce + 1);
  const [events = []] = parcels(rows.slice(0, eventsAtOnce).map(eventFrom));
  const can = Object.entries(abilities(roomPolicy, actor, room));
  return {
    events,
    last: Math.max(room.lastN, rows.at(-1)?.n ?? 0),
    more: rows.length > events.length,
    can: can.filter(([, may]) => may).map(([verb]) => verb),
  };
}
