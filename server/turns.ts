import { DomainError } from "#app/features/access/errors.ts";

interface Turning {
  readonly atOnce: number;
  /** Whoever comes while so many wait is asked to come again. */
  readonly mostWaiting: number;
}

/** Lets `atOnce` of what it is given run at a time, the others in the order they came. Throws 503 `busy` where `mostWaiting` wait already. */
export function createTurns({ atOnce, mostWaiting }: Turning): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (waiting.length >= mostWaiting) throw new DomainError(503, "busy", { retryAfter: 5 });
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
