import { holds } from "../access/actor.ts";
import type { Policy } from "../access/policy.ts";

/** What the portal allows and demands of everyone is set by administrators, and seen by them alone. */
export const settingsPolicy = {
  read: (actor) => holds(actor, "administration"),
  change: (actor) => holds(actor, "administration"),
} satisfies Policy<null>;
