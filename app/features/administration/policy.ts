import { holds } from "../access/actor.ts";
import type { Policy } from "../access/policy.ts";

/** Jobs, their dead letters and held letters: kept running, and seen, by administrators alone. */
export const jobPolicy = {
  read: (actor) => holds(actor, "administration"),
  retry: (actor) => holds(actor, "administration"),
  remove: (actor) => holds(actor, "administration"),
  releaseMail: (actor) => holds(actor, "administration"),
  dropMail: (actor) => holds(actor, "administration"),
} satisfies Policy<null>;

/** The outbox of the demonstration holds what was written to others. */
export const outboxPolicy = {
  read: (actor) => holds(actor, "administration"),
} satisfies Policy<null>;
