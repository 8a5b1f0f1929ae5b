import type { Services } from "#app/features/access/services.ts";
import { unreadLimit } from "#app/features/rooms/limits.ts";
import { readableRooms } from "#app/features/rooms/policy.ts";
import { readerOf } from "#app/features/rooms/reading/room-list.server.ts";
import { countUnread, type MandateReader } from "#db/queries/unread-counts.ts";
import type { PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";
import { paced } from "./paced.ts";

/** What happens in a room and changes nobody's number. */
const indifferent = new Set(["rooms.reacted", "rooms.pinned"]);

/**
 * Tells everyone how much is unread in the rooms they hear of, at connecting and whenever it has changed: `notify`. What
 * has changed is counted anew from the numbers, for all who have sockets on this node at once, at most once a second;
 * while nothing happens nothing is asked.
 */
export function unreadRealtime(io: PortalServer, { db, log }: Pick<Services, "db" | "log">): LivePart {
  const counts = unreadCounts(db);
  const told = new WeakMap<PortalSocket, number>();
  const turn = paced(async () => {
    try {
      await counts.count(readersOn(io));
    } catch (err) {
      log.warn({ err }, "what is unread could not be counted; it will be tried again");
      counts.forget();
      turn.ask();
    }
    tellAll(io, counts.of, told);
  });
  /** Counts soon, where anyone is connected. */
  const ask = (mark: () => void) => {
    if (io.sockets.sockets.size === 0) return;
    mark();
    turn.ask();
  };
  return {
    handlers: {},
    onConnect: ({ data }) => {
      ask(() => {
        counts.markMandates([data.actor.mandate?.id ?? ""]);
      });
    },
    onWake: (type, subject) => {
      if (type === "reading.moved") {
        const moved = readersOn(io).filter(({ personId }) => personId === subject);
        if (moved.length === 0) return;
        counts.markMandates(moved.map(({ mandateId }) => mandateId));
        turn.ask();
      } else if (type.startsWith("rooms.") && !indifferent.has(type))
        ask(() => {
          counts.markRoom(subject);
        });
    },
    onGap: () => {
      ask(counts.forget);
    },
    onChecked: (sockets) => {
      // Someone acts under another mandate now, or under none.
      if (sockets.some((socket) => told.get(socket) !== counts.of(socket.data.actor.mandate?.id))) turn.ask();
      return Promise.resolve();
    },
    close: () => {
      turn.close();
    },
  };
}

/** How much is unread, by mandate and room, and what of it has to be counted anew. */
function unreadCounts(db: Services["db"]) {
  /** Without zeros; a mandate that is missing has not been counted. */
  const known = new Map<string, Map<string, number>>();
  let mandates = new Set<string>();
  let rooms = new Set<string>();

  return {
    markMandates: (ids: readonly string[]) => {
      for (const id of ids) mandates.add(id);
    },
    markRoom: (id: string) => rooms.add(id),
    forget: () => {
      known.clear();
    },
    /** How much is unread for a mandate, at most 100; nothing without one, undefined before it is counted. */
    of: (mandate: string | undefined): number | undefined => {
      if (mandate === undefined) return 0;
      const byRoom = known.get(mandate);
      return (
        byRoom &&
        Math.min(
          unreadLimit,
          [...byRoom.values()].reduce((sum, one) => sum + one, 0),
        )
      );
    },
    /** Counts what is due for these readers, and forgets all others: those marked or new in all rooms, the rest in the marked rooms. */
    async count(readers: readonly MandateReader[]): Promise<void> {
      const here = new Set(readers.map(({ mandateId }) => mandateId));
      for (const mandate of known.keys()) if (!here.has(mandate)) known.delete(mandate);
      const isDue = ({ mandateId }: MandateReader) => mandates.has(mandateId) || !known.has(mandateId);
      const whole = readers.filter(isDue);
      const counted = rooms;
      const others = counted.size > 0 ? readers.filter((reader) => !isDue(reader)) : [];
      // What is marked from now on may come too late for this reading.
      [mandates, rooms] = [new Set(), new Set()];
      const rows = [
        ...(await countUnread(db, whole, null)),
        ...(await countUnread(db, others, [...counted])),
      ];
      for (const { mandateId } of whole) known.set(mandateId, new Map());
      for (const { mandateId } of others) for (const room of counted) known.get(mandateId)?.delete(room);
      for (const { mandateId, roomId, unread } of rows) known.get(mandateId)?.set(roomId, unread);
    },
  };
}

/** Who has sockets on this node, each mandate once. */
function readersOn(io: PortalServer): MandateReader[] {
  const readers = new Map<string, MandateReader>();
  for (const { data } of io.sockets.sockets.values()) {
    const mandateId = data.actor.mandate?.id;
    if (mandateId === undefined || readers.has(mandateId)) continue;
    readers.set(mandateId, { mandateId, ...readerOf(data.actor), ...readableRooms(data.actor) });
  }
  return [...readers.values()];
}

type CountOf = (mandate: string | undefined) => number | undefined;

/** Tells every socket its number, where it has not been told it. */
function tellAll(io: PortalServer, countOf: CountOf, told: WeakMap<PortalSocket, number>): void {
  for (const socket of io.sockets.sockets.values()) {
    const unread = countOf(socket.data.actor.mandate?.id);
    if (unread === undefined || told.get(socket) === unread) continue;
    told.set(socket, unread);
    socket.emit("notify", { unread });
  }
}
