import { hash, verify, type Options } from "@node-rs/argon2";
import type { Passwords } from "#app/features/access/services.ts";
import { createTurns } from "./turns.ts";

/** argon2id (the library's default) with the memory and passes of OWASP's password storage advice: 19 MiB, 2 passes. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** With a hundred waiting, two at a time, the last has its turn after some three seconds. */
const turns = { atOnce: 2, mostWaiting: 100 };

/** Passwords by argon2id, at most two hashes at a time: more would take the memory and the cores that pages need. Throws 503 `busy` where a hundred wait already. */
export async function createPasswords(): Promise<Passwords> {
  const inTurn = createTurns(turns);
  const nobody = await hash("nobody's password", cost);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: async (known, password) => {
      const isRight = await inTurn(() => verify(known ?? nobody, password));
      return known !== null && isRight;
    },
  };
}
