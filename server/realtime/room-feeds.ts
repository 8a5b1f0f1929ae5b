import type { Services } from "#app/features/access/services.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import { listLastNumbers } from "#db/queries/rooms.ts";
import { openRoomFeed, type Emit, type RoomFeed, type RoomName } from "./room-feed.ts";

/** This node's feeds: one for every room that a socket here has joined. */
export function createRoomFeeds({ db, log }: Pick<Services, "db" | "log">, emit: Emit) {
  const feeds = new Map<string, RoomFeed>();
  const bySlug = new Map<string, RoomFeed>();

  const stop = (roomId: string): void => {
    const feed = feeds.get(roomId);
    if (!feed) return;
    feed.stop();
    feeds.delete(roomId);
    bySlug.delete(feed.room.slug);
  };

  const open = (room: RoomName): RoomFeed => {
    const feed = openRoomFeed(room, { db, log, emit });
    feeds.set(room.id, feed);
    bySlug.set(room.slug, feed);
    feed.ready.catch(() => {
      if (feeds.get(room.id) === feed) stop(room.id);
    });
    return feed;
  };

  return {
    /** Resolves when everything later than what is read from now on will be emitted. */
    start: async (room: RoomName): Promise<void> => (feeds.get(room.id) ?? open(room)).ready,
    /** The slug of a room that is listened to here. */
    slugOf: (roomId: string): string | undefined => feeds.get(roomId)?.room.slug,
    /** Nobody here listens to the room any more. */
    stop,
    /** Something was written in the room, as event `n` where it is told: emits it, soon. */
    wake: (roomId: string, n = Infinity): void => feeds.get(roomId)?.wake(n),
    /** Runs what writes an event in the room of this slug: in its turn where the room is listened to here. */
    write: <E extends RoomEvent | null>(slug: string, work: () => Promise<E>): Promise<E> =>
      bySlug.get(slug)?.write(work) ?? work(),
    /** Looks at every feed, for wake-ups that were lost. */
    async poll(): Promise<void> {
      try {
        for (const { id, lastN } of await listLastNumbers(db, [...feeds.keys()])) feeds.get(id)?.wake(lastN);
      } catch (err) {
        log.warn({ err }, "the joined rooms could not be looked at");
      }
    },
  };
}
