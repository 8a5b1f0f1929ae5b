import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listPage, type Stretch } from "#db/queries/message-pages.ts";
import { briefsFrom } from "../brief.ts";
import { messageEventFrom, type MessageEvent } from "../room-event.ts";
import { seenRoom, type Room } from "../seen-room.server.ts";
import { placeIn, type Place } from "./place.ts";
import type { RoomStretch } from "./stretch.ts";

/** How many messages are shown, or given, at once. */
export const messagesAtOnce = 50;

interface Wanted {
  readonly topicId?: string | undefined;
  readonly stretch: Stretch;
}

/** At most 50 messages of a room that the caller has authorised. */
export async function readStretch(db: Db, room: Room, { topicId, stretch }: Wanted): Promise<RoomStretch> {
  const rows = await listPage(db, { roomId: room.id, topicId, stretch, limit: messagesAtOnce });
  const events = saidOnce(rows.map(messageEventFrom));
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    events,
    answered: rows
      .filter(({ replyN }) => !events.some(({ n }) => n === replyN))
      .flatMap((row) => briefsFrom(row.answered)),
    olderBefore: first && first.oldest < first.n ? first.n : null,
    newerAfter: last && last.newest > last.n ? last.n : null,
  };
}

/** Who wrote several of them is one object, of which a page tells once. */
function saidOnce(events: readonly MessageEvent[]): MessageEvent[] {
  const known = new Map(events.map(({ by }) => [by.mandate, by]));
  return events.map((event) => ({ ...event, by: known.get(event.by.mandate) ?? event.by }));
}

interface Asked {
  /** As in the address of the room's page; days are those of UTC. */
  readonly query: URLSearchParams;
  readonly topicId: string | undefined;
}

/** Messages of a room, for a page that shows others of it already. Throws 404 `notFound`. */
export async function findStretch({ db }: Services, actor: Actor, slug: string, { query, topicId }: Asked) {
  const room = await seenRoom(db, actor, slug);
  return readStretch(db, room, { topicId, stretch: stretchOf(placeIn(query, "UTC"), null) });
}

/** The messages that a place asks for; `firstUnread` is the number of the first unread one. */
export function stretchOf(place: Place, firstUnread: number | null): Stretch {
  if (place.kind === "before") return { before: place.n };
  if (place.kind === "after") return { after: place.n };
  if (place.kind === "at") return { around: place.n };
  if (place.kind === "day") return { from: place.from };
  return place.kind === "unread" && firstUnread !== null ? { around: firstUnread } : { before: null };
}
