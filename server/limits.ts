import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#app/features/access/errors.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import type { LimitName, Limits } from "#app/features/access/services.ts";

/** Counts in this process's memory, by the default settings. */
export function createLimits(): Limits {
  const limiters = new Map<LimitName, RateLimiterMemory>();
  const limiterOf = (name: LimitName) => {
    const { points, seconds } = defaultSettings.limits[name];
    const limiter = limiters.get(name) ?? new RateLimiterMemory({ points, duration: seconds });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    async take(name, key) {
      try {
        await limiterOf(name).consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw tooMany(refused);
      }
    },
    async refuseSpent(name, key) {
      const state = await limiterOf(name).get(key);
      if (state && state.remainingPoints <= 0) throw tooMany(state);
    },
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError(429, "tooMany", { retryAfter: Math.ceil(msBeforeNext / 1000) });

/** Counts nothing and refuses nobody: for what the server itself plays. */
export const unlimited: Limits = { take: () => Promise.resolve(), refuseSpent: () => Promise.resolve() };
