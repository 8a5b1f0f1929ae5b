import type { Services } from "#app/features/access/services.ts";
import { lookAtEnds } from "#db/queries/mandates.ts";

/** The longest between two looks at the mandates that end by time, and the shortest, in milliseconds. */
const longest = 60_000;
const shortest = 100;

interface MandateEnds {
  /** From now on ends are watched for; the first time counts. */
  start(): void;
  /** Something was announced on some node. */
  onWake(type: string, subject: string): void;
  close(): void;
}

/** Tells `recheck` whose mandates have ended: at once where someone ended them, at their moment where it was set before. */
export function watchMandateEnds(
  { db, log }: Pick<Services, "db" | "log">,
  recheck: (people: ReadonlySet<string>) => void,
): MandateEnds {
  let since: Date | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStarted = false;
  let isClosed = false;

  const look = async () => {
    clearTimeout(timer);
    let wait = longest;
    try {
      const { now, nextIn, people } = await lookAtEnds(db, since);
      since = now;
      if (people.length > 0) recheck(new Set(people));
      wait = Math.min(Math.max(nextIn ?? longest, shortest), longest);
    } catch (err) {
      log.warn({ err }, "the ends of mandates could not be looked at");
      wait = 1_000;
    }
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void look(), wait);
  };

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      void look();
    },
    onWake(type, subject) {
      if (type === "offices.mandateEnded") recheck(new Set([subject]));
      else if (type.startsWith("offices.mandate") && isStarted) void look();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
