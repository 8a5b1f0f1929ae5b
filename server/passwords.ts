import { hash, verify, type Options } from "@node-rs/argon2";
import { DomainError } from "#app/features/access/errors.ts";
import type { Passwords } from "#app/features/access/services.ts";

/** argon2id (the library's default) with the memory and passes of OWASP's password storage advice: 19 MiB, 2 passes. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
/** Whoever comes while so many wait is asked to come again: with two at a time these are some three seconds. */
const mostWaiting = 100;

/** Passwords by argon2id, at most two hashes at a time: more would take the memory and the cores that pages need. Throws 503 `busy` where a hundred wait already. */
export async function createPasswords(): Promise<Passwords> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
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
  const nobody = await hash("nobody's password", cost);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: async (known, password) => {
      const isRight = await inTurn(() => verify(known ?? nobody, password));
      return known !== null && isRight;
    },
  };
}
