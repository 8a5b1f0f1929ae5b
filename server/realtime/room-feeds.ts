import type { Services } from "#app/features/access/services.ts";
import { parcels } from "#app/features/rooms/parcels.ts";
import { eventFrom, type RoomEvent } from "#app/features/rooms/room-event.ts";
import { listEvents } from "#db/queries/messages.ts";
import { listLastNumbers } from "#db/queries/rooms.ts";

interface RoomName {
  readonly id: string;
  readonly slug: string;
}

interface Feed {
  readonly room: RoomName;
  /** The last number emitted, known when `ready` resolves. */
  emitted: number;
  readonly ready: Promise<void>;
  isReading: boolean;
  isWoken: boolean;
}

/** Resolves when the events are out; the next are read only then. */
type Emit = (room: RoomName, events: readonly RoomEvent[]) => Promise<void>;

const batch = 200;

/**
 * This node's feeds: for every room that a socket here has joined, its new events, read once and emitted in order.
 * Wake-ups that come while a room is being read lead to one more reading, however many they are.
 */
export function createRoomFeeds({ db, log }: Pick<Services, "db" | "log">, emit: Emit) {
  const feeds = new Map<string, Feed>();

  const wake = (roomId: string) => {
    const feed = feeds.get(roomId);
    if (!feed) return;
    feed.isWoken = true;
    if (feed.isReading) return;
    feed.isReading = true;
    readOn(db, feed, () => feeds.get(roomId) === feed, emit)
      .catch((err: unknown) => log.warn({ err, roomId }, "a room could not be read; the next look will"))
      .finally(() => {
        feed.isReading = false;
        if (feed.isWoken && feeds.get(roomId) === feed) wake(roomId);
      });
  };

  const open = (room: RoomName): Feed => {
    const feed: Feed = {
      room,
      emitted: 0,
      isReading: false,
      isWoken: false,
      ready: listLastNumbers(db, [room.id]).then(([row]) => {
        feed.emitted = row?.lastN ?? 0;
      }),
    };
    feeds.set(room.id, feed);
    feed.ready.catch(() => {
      if (feeds.get(room.id) === feed) feeds.delete(room.id);
    });
    return feed;
  };

  return {
    /** Resolves when everything later than what is read from now on will be emitted. */
    start: async (room: RoomName): Promise<void> => (feeds.get(room.id) ?? open(room)).ready,
    /** The slug of a room that is listened to here. */
    slugOf: (roomId: string): string | undefined => feeds.get(roomId)?.room.slug,
    /** Nobody here listens to the room any more. */
    stop: (roomId: string): void => {
      feeds.delete(roomId);
    },
    /** Something was written in the room: reads and emits it, soon. */
    wake,
    /** Looks at every feed, for wake-ups that were lost. */
    async poll(): Promise<void> {
      try {
        for (const { id, lastN } of await listLastNumbers(db, [...feeds.keys()]))
          if (lastN > (feeds.get(id)?.emitted ?? lastN)) wake(id);
      } catch (err) {
        log.warn({ err }, "the joined rooms could not be looked at");
      }
    },
  };
}

/** Emits what is new, until nothing is or the feed has been stopped. */
async function readOn(db: Services["db"], feed: Feed, isOpen: () => boolean, emit: Emit): Promise<void> {
  await feed.ready;
  while (feed.isWoken && isOpen()) {
    feed.isWoken = false;
    const rows = await listEvents(db, feed.room.id, feed.emitted, batch);
    // Left by all meanwhile, and perhaps joined anew: then another feed emits.
    if (!isOpen()) return;
    for (const events of parcels(rows.map(eventFrom))) {
      await emit(feed.room, events);
      feed.emitted = events.at(-1)?.n ?? feed.emitted;
    }
    if (rows.length === batch) feed.isWoken = true;
  }
}
