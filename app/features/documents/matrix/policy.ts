import { holds, isMember } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";

/** Who may do what to the comment matrix of a published version. Which rows someone sees, their sight says (visibility.ts). */
export const matrixPolicy = {
  read: (actor) => isMember(actor),
  answer: (actor) => holds(actor, "secretariat"),
  /** Whether answers are seen that are not published yet. */
  seeUnpublished: (actor) => holds(actor, "secretariat"),
  /** Who may bring back a matrix as a file: whoever answers, and whoever comments for a city or a country. */
  bringBack: (actor) => holds(actor, "secretariat") || holds(actor, "city") || holds(actor, "country"),
} satisfies Policy<null>;
