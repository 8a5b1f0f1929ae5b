import type { RoomEvent } from "#app/features/rooms/room-event.ts";

interface Hearing {
  /** How long an answer is waited for, in milliseconds. */
  readonly patience: number;
  /** Called with the number of each event that has been written. */
  readonly onWritten: (n: number) => void;
}

/** The events of one room that are written through this node: expected, answered, and taken in their turn. */
export function createOwnEvents({ patience, onWritten }: Hearing) {
  const expected = new Set<Promise<void>>();
  /** What is written and has not had its turn, by number. */
  const written = new Map<number, RoomEvent>();
  let onAnswer = (): void => undefined;

  return {
    /** An event is being written: gives it when it is committed, rejects where nothing was. */
    expect: (event: Promise<RoomEvent>): void => {
      const answer = event
        .then((one) => {
          written.set(one.n, one);
          onAnswer();
          onWritten(one.n);
        })
        .catch(() => undefined)
        .finally(() => expected.delete(answer));
      expected.add(answer);
    },
    /** The written events that come next after `n`; those up to it are forgotten. */
    take: (n: number): RoomEvent[] => {
      const turn: RoomEvent[] = [];
      for (let event = written.get(n + 1); event; event = written.get(n + turn.length + 1)) turn.push(event);
      for (const known of written.keys()) if (known <= n + turn.length) written.delete(known);
      return turn;
    },
    /** Waits for what is being written now, not longer than its patience; gives whether event `n` came of it. */
    has: async (n: number): Promise<boolean> => {
      if (expected.size > 0 && !written.has(n)) {
        let late: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          late = setTimeout(resolve, patience);
          onAnswer = () => {
            if (written.has(n)) resolve();
          };
          void Promise.all(expected).then(() => {
            resolve();
          });
        });
        clearTimeout(late);
      }
      return written.has(n);
    },
  };
}
