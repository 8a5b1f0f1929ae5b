import { holds, type Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";

/** Who may do what on the way to adoption. Whether it is its time, the steps say (steps.ts). */
export const adoptionPolicy = {
  table: (actor) => holds(actor, "chair") || holds(actor, "secretariat"),
  open: (actor) => holds(actor, "chair"),
  /** At a meeting: every country's word. */
  recordWords: (actor) => holds(actor, "chair") || holds(actor, "secretariat"),
  close: (actor) => holds(actor, "chair"),
  withdraw: (actor) => holds(actor, "chair"),
  decideNextStep: (actor) => holds(actor, "chair"),
  note: (actor) => holds(actor, "chair") || holds(actor, "secretariat"),
  correct: (actor) => holds(actor, "secretariat"),
  /** Ad referendum and under silence: the National Representative for the country. */
  speak: (actor: Actor) => holds(actor, "country") && actor.mandate?.capacity === "head",
} satisfies Policy<null>;
