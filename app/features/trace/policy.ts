import { holds } from "../access/actor.ts";
import type { Policy } from "../access/policy.ts";

/** The audit log as a whole is for administrators; one's own part for everyone who is signed in. */
export const tracePolicy = {
  read: (actor) => holds(actor, "administration"),
  readOwn: (actor) => actor.person !== null,
} satisfies Policy<null>;
