import pg from "pg";

interface Listening {
  /** Called with each wake-up's payload. */
  readonly onWake: (payload: string) => void;
  /** Called when wake-ups may have been missed: after every (re)connection, the first apart. */
  readonly onGap: () => void;
  readonly onError: (error: Error) => void;
}

const heartbeat = 2_000;
const retry = 1_000;
/** How the listening connection is named in pg_stat_activity, and how long it waits to be connected and for an answer, in milliseconds. */
const manners = {
  application_name: "portal listening",
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  query_timeout: 3_000,
} as const;

/**
 * Listens on `channel` by a connection of its own, for good: a connection that breaks, or no longer answers
 * (found within 5 s), is replaced and `onGap` called. Resolves when the first connection listens; `close` ends it.
 */
export async function listen(url: string, channel: string, { onWake, onGap, onError }: Listening) {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  /** Gives whether it listens: not where `close` was called meanwhile. */
  const start = async (): Promise<boolean> => {
    const next = new pg.Client({ connectionString: url, ...manners });
    next.on("notification", ({ payload }) => {
      onWake(payload ?? "");
    });
    next.on("error", (error) => {
      restart(next, error);
    });
    next.on("end", () => {
      restart(next);
    });
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    if (isClosed) {
      await next.end();
      return false;
    }
    client = next;
    timer = setInterval(() => {
      next.query("select 1").catch((error: unknown) => {
        restart(next, error);
      });
    }, heartbeat);
    return true;
  };

  const restart = (broken: pg.Client, error?: unknown) => {
    if (isClosed || client !== broken) return;
    client = null;
    clearInterval(timer);
    if (error instanceof Error) onError(error);
    void broken.end().catch(() => undefined);
    void startAgain();
  };

  const startAgain = async () => {
    while (!isClosed) {
      try {
        if (await start()) onGap();
        return;
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
        await new Promise((resolve) => setTimeout(resolve, retry));
      }
    }
  };

  await start();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await client?.end();
    },
  };
}
