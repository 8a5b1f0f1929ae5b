import type { RoomEvent } from "#app/features/rooms/room-event.ts";

interface Manners {
  /** How long the reading of the room waits for what is being written, in milliseconds. */
  readonly patience: number;
  /** Called with the number of each event that has been written. */
  readonly onWritten: (n: number) => void;
}

/** How long a writing waits for the one before it, in milliseconds: while the database hangs each has to hear so in time. */
const turnWithin = 1_000;

/**
 * The events of one room that are written through this node. One is written at a time: writers hold the room's row one
 * after the other anyway, and a crowd that waits at it lets the database tidy up nothing there (ADR 028).
 */
export function createOwnEvents({ patience, onWritten }: Manners) {
  /** What is written and has not had its turn, by number. */
  const written = new Map<number, RoomEvent>();
  /** The last in the queue, while it is written; and the last that has begun. They never reject. */
  let last: Promise<unknown> | null = null;
  let begun: Promise<unknown> | null = null;
  let waiting = 0;

  return {
    /** Runs a writing in its turn and gives its event, noted; null where it has written nothing. */
    write: async <E extends RoomEvent | null>(work: () => Promise<E>): Promise<E> => {
      const before = last;
      const { promise: ended, resolve: end } = deferred();
      last = ended;
      if (before) {
        waiting += 1;
        await atMost(turnWithin, before);
        waiting -= 1;
      }
      begun = ended;
      try {
        const event = await work();
        if (event) {
          written.set(event.n, event);
          onWritten(event.n);
        }
        return event;
      } finally {
        if (last === ended) last = null;
        end();
      }
    },
    /** Whether further writings wait for their turn. */
    isCrowded: () => waiting > 0,
    /** The written events that come next after `n`; those up to it are forgotten. */
    take: (n: number): RoomEvent[] => {
      const turn: RoomEvent[] = [];
      for (let event = written.get(n + 1); event; event = written.get(n + turn.length + 1)) turn.push(event);
      for (const known of written.keys()) if (known <= n + turn.length) written.delete(known);
      return turn;
    },
    /** Whether event `n`, of which the database has told, is written through this node: waits for what is being written now. */
    has: async (n: number): Promise<boolean> => {
      if (begun && !written.has(n)) await atMost(patience, begun);
      return written.has(n);
    },
  };
}

/** Resolves with the promise, or after so many milliseconds. */
function atMost(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
