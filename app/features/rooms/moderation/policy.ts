import { holds, type Actor } from "#app/features/access/actor.ts";

/** Who keeps order in the rooms: the Secretariat and administrators (product: moderation is theirs). The Chair and Shepherds do not. */
export function moderates(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "administration");
}
