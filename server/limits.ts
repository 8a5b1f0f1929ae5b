import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#app/features/access/errors.ts";
import type { Limit } from "#app/features/access/services.ts";

/** At most `points` in `seconds` for each key, counted in this process's memory. */
export function createLimit({ points, seconds }: { points: number; seconds: number }): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw new DomainError(429, "tooMany", { retryAfter: Math.ceil(refused.msBeforeNext / 1000) });
      }
    },
  };
}
