import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#app/features/access/errors.ts";
import type { Counter, Limits } from "#app/features/access/services.ts";
import type { LimitName } from "#app/features/access/settings.ts";
import type { Settings } from "#app/features/access/settings.ts";
import type { Connection } from "#db/connection.ts";

interface Counting {
  readonly pool: Pick<Connection["pool"], "query">;
  readonly settings: () => Settings;
}

/** For how long nobody asks the database after it failed to count, in milliseconds. */
const pause = 2_000;

/**
 * Counts in PostgreSQL, for all nodes together, by the settings of the moment. While the database is away each node
 * counts for itself: a limit must not be a way to stop everything, nor to get past it.
 */
export function createLimits({ pool, settings }: Counting): Limits {
  const store = briefly(pool);
  const limiters = new Map<LimitName, ReturnType<typeof limiter>>();
  const limiterOf = (name: LimitName) => {
    const { points, seconds } = settings().limits[name];
    const known = limiters.get(name);
    if (known?.points === points && known.duration === seconds) return known;
    const fresh = limiter(store, name, points, seconds);
    limiters.set(name, fresh);
    return fresh;
  };
  const spent = spentKeys();
  return {
    counter(name, key) {
      const row = `${name}:${hashed(key)}`;
      const { points, seconds } = settings().limits[name];
      const wait = spent.waitOf(row, points);
      if (wait > 0) throw tooMany({ msBeforeNext: wait });
      const hear: Counter["hear"] = (count) => {
        if (count.points >= points) spent.keep(row, points, count.wait);
        if (count.points > points) throw tooMany({ msBeforeNext: count.wait });
      };
      return { key: row, points, seconds, hear };
    },
    async take(name, key) {
      try {
        await limiterOf(name).consume(hashed(key));
      } catch (refused) {
        throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
      }
    },
    async refuseSpent(name, key) {
      const state = await limiterOf(name).get(hashed(key));
      if (state && state.remainingPoints <= 0) throw tooMany(state);
    },
  };
}

/** A key that is spent is refused from memory until its time is over, without asking the database again. */
function limiter(store: object, name: LimitName, points: number, seconds: number) {
  const figures = { keyPrefix: name, points, duration: seconds };
  return new RateLimiterPostgres({
    ...figures,
    storeClient: store,
    storeType: "pool",
    tableName: "limit_counts",
    tableCreated: true,
    // One of them sweeps the table for all.
    clearExpiredByTimeout: name === "writes",
    inMemoryBlockOnConsumed: points,
    insuranceLimiter: new RateLimiterMemory(figures),
  });
}

/** Keys known to be spent, until their time is over: refused without a question. A changed limit makes them unknown. */
function spentKeys() {
  const known = new Map<string, { readonly until: number; readonly points: number }>();
  return {
    waitOf(key: string, points: number): number {
      const found = known.get(key);
      if (!found) return 0;
      const wait = found.points === points ? found.until - Date.now() : 0;
      if (wait <= 0) known.delete(key);
      return wait;
    },
    keep(key: string, points: number, wait: number): void {
      known.set(key, { until: Date.now() + wait, points });
      setTimeout(() => known.delete(key), wait).unref();
    },
  };
}

/** The pool; after a failure it refuses at once for a moment, so that nobody waits for a database that is away only to be counted. */
function briefly(pool: Counting["pool"]) {
  let awayUntil = 0;
  return {
    async query(query: { text: string; values: unknown[]; name?: string }) {
      if (Date.now() < awayUntil) throw new Error("the database was away a moment ago");
      try {
        return await pool.query(query);
      } catch (error) {
        awayUntil = Date.now() + pause;
        throw error;
      }
    },
  };
}

/** Addresses and e-mail addresses are counted, not kept. */
function hashed(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

function tooMany({ msBeforeNext }: Pick<RateLimiterRes, "msBeforeNext">): DomainError {
  return new DomainError(429, "tooMany", { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
}

/** Counts nothing and refuses nobody: for what the server itself plays. */
export const unlimited: Limits = { take: () => Promise.resolve(), refuseSpent: () => Promise.resolve() };
