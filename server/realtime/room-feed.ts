import type { Services } from "#app/features/access/services.ts";
import { parcels } from "#app/features/rooms/parcels.ts";
import { eventFrom, type RoomEvent } from "#app/features/rooms/room-event.ts";
import { listEvents } from "#db/queries/messages.ts";
import { listLastNumbers } from "#db/queries/rooms.ts";
import { createOwnEvents } from "./own-events.ts";

export interface RoomName {
  readonly id: string;
  readonly slug: string;
}

export interface RoomFeed {
  readonly room: RoomName;
  /** Resolves when everything later than what is read from now on will be emitted. */
  readonly ready: Promise<void>;
  /** Event `n` has been written (Infinity: it is not said which): emits all up to it, soon. */
  wake(n: number): void;
  /** Runs what writes an event through this node, in its turn, and gives the event; null where nothing was written. */
  write<E extends RoomEvent | null>(work: () => Promise<E>): Promise<E>;
  /** Nobody here listens any more: emits nothing more. */
  stop(): void;
}

/** Resolves when the events are out; the next come only then. */
export type Emit = (room: RoomName, events: readonly RoomEvent[]) => Promise<void>;
interface Means extends Pick<Services, "db" | "log"> {
  readonly emit: Emit;
  /** How long the answer to what this node writes is waited for before the room is read, in milliseconds; 20 without it. */
  readonly patience?: number | undefined;
  /** How long events gather while more wait to be written through this node, in milliseconds; 4 without it. */
  readonly gathering?: number | undefined;
}

/** How many events are read at once: so many where it is not known that they are few. Asked for fewer, PostgreSQL would plan each reading anew. */
const batch = 200;
const few = 50;

/**
 * The feed of one room on this node: its new events, emitted in order, each once. What was written through this node is
 * emitted when its turn comes; all else, and whatever is missing before it, is read. However many wake-ups come while
 * the room is being read, they lead to one more reading. The wake-up of what this node writes comes before the answer to
 * its writing: so it waits for that answer, unless it is too long in coming.
 */
export function openRoomFeed(
  room: RoomName,
  { db, log, emit, patience = 20, gathering = 4 }: Means,
): RoomFeed {
  /** The last number emitted, known when `ready` resolves. */
  let emitted = 0;
  /** The highest number said to be written. */
  let known = 0;
  let isRunning = false;
  let isOver = false;
  const isStopped = () => isOver;
  const ready = listLastNumbers(db, [room.id]).then(([row]) => {
    emitted = row?.lastN ?? 0;
  });

  /** Emits these, which come next. */
  const emitAll = async (events: readonly RoomEvent[]) => {
    for (const part of parcels(events)) {
      await emit(room, part);
      emitted = part.at(-1)?.n ?? emitted;
    }
  };

  /** In a crowd what comes within a moment is emitted together. */
  const gathered = () =>
    own.isCrowded() ? new Promise((resolve) => setTimeout(resolve, gathering)) : Promise.resolve();

  /** Emits until nothing more is known of. */
  const run = async () => {
    for (;;) {
      await gathered();
      // Left by all meanwhile, and perhaps joined anew: then another feed emits.
      if (isStopped()) return;
      const turn = own.take(emitted);
      await emitAll(turn);
      if (known <= emitted) return;
      if (turn.length > 0 || (await own.has(emitted + 1))) continue;
      const asked = known - emitted > few ? batch : few;
      // What is said from now on may come too late for this reading.
      known = emitted;
      const rows = await listEvents(db, room.id, emitted, asked);
      if (isStopped()) return;
      await emitAll(rows.map(eventFrom));
      if (rows.length === asked) known = Infinity;
    }
  };

  const wake = (n: number) => {
    known = Math.max(known, n);
    if (isRunning || known <= emitted) return;
    isRunning = true;
    ready
      .then(run)
      .catch((err: unknown) => {
        log.warn({ err, roomId: room.id }, "a room could not be read; the next look will");
      })
      .finally(() => {
        isRunning = false;
        // Said between the last look and now.
        if (!isStopped()) wake(0);
      });
  };

  const own = createOwnEvents({ patience, onWritten: wake });
  return {
    ...{ room, ready, wake, write: own.write },
    stop() {
      isOver = true;
    },
  };
}
