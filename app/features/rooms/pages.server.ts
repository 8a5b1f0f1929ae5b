import type { Actor } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as messages from "#db/queries/messages.ts";
import { findPageRoom } from "#db/queries/rooms.ts";
import { briefsFrom } from "./brief.ts";
import { moderates } from "./moderation/policy.ts";
import { labelOf } from "./opening/title.ts";
import { parcels } from "./parcels.ts";
import { roomPolicy, speaksOnDocuments } from "./policy.ts";
import { placeIn } from "./reading/place.ts";
import { readingOf } from "./reading/reading.server.ts";
import { messagesAtOnce, readStretch, stretchOf } from "./reading/stretch.server.ts";
import { eventFrom, messageEventFrom, type MessageEvent, type RoomEvent } from "./room-event.ts";
import { roomExportPolicy } from "./exports/policy.ts";
import { roomSettingsPolicy } from "./settings/policy.ts";
import { replyingTo, type Replying } from "./topics/replying.ts";
import { findTopics } from "./topics/room-topics.server.ts";
import { seenRoom, type Room } from "./seen-room.server.ts";

/** How many events one answer holds at most. */
const eventsAtOnce = 200;

interface Asked {
  /** The address's query: which of the messages are wanted (`placeIn`). */
  readonly query?: URLSearchParams;
  /** Only messages of this topic. */
  readonly topicId?: string | undefined;
  /** The number of the message that is about to be answered. */
  readonly reply?: number | undefined;
  /** The reader's zone, as their browser has it. */
  readonly chosenZone?: string | null;
}

/** A room with at most 50 messages, the newest where nothing else is asked for, and what of it is unread. Throws 404 `notFound`. */
export async function findRoomPage(services: Services, actor: Actor, slug: string, asked: Asked = {}) {
  const { query = new URLSearchParams(), topicId, reply, chosenZone = null } = asked;
  const room = await seenRoom(services.db, actor, slug, findPageRoom);
  const reading = await readingOf(services, actor, room, chosenZone);
  const stretch = stretchOf(placeIn(query, reading.zone), reading.firstUnread);
  const { events, ...around } = await readStretch(services.db, room, { topicId, stretch });
  const { topics, current } = await findTopics(services, actor, room, topicId);
  return {
    room: { ...labelOf(room), state: room.state },
    /** Whether the actor is one of those the room is for, though it may be closed. */
    isFor: roomPolicy.post(actor, { ...room, state: "open" }),
    /** The room's last number when it was read: what came later is to be fetched after it. */
    last: room.lastN,
    events,
    ...around,
    pins: briefsFrom(room.pins),
    reading,
    topics,
    topic: current,
    replying: reply === undefined ? null : await findReplied(services, room, { events, n: reply }),
    editTerm: { hours: services.settings().rooms.editHours, now: services.clock().toISOString() },
    can: {
      ...abilities(roomPolicy, actor, room),
      ...{ bring: speaksOnDocuments(actor), moderate: moderates(actor) },
      ...{ settings: roomSettingsPolicy.pace(actor, room), export: roomExportPolicy.export(actor, room) },
    },
  };
}

/** What someone is about to answer, with its first words; null where nothing stands at that number. */
async function findReplied({ db }: Services, room: Room, { events, n }: Replied): Promise<Replying | null> {
  if (!room.isOpened) return null;
  const shown = events.find((one) => one.n === n);
  const row = shown ? undefined : await messages.findPosted(db, room.id, n);
  const event = shown ?? (row && messageEventFrom(row));
  return event ? replyingTo(event) : null;
}

interface Replied {
  readonly events: readonly MessageEvent[];
  readonly n: number;
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

/** As `catchUp`, where the room is not known yet. Throws 404 `notFound`. */
export async function findEvents(services: Services, actor: Actor, slug: string, after: number) {
  return catchUp(services, actor, await seenRoom(services.db, actor, slug), after);
}
