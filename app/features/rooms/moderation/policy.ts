import { holds, type Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { roomPolicy, type RoomFacts } from "../policy.ts";

/** What the moderation of a message depends on. */
export interface ModeratedFacts {
  readonly room: RoomFacts;
  /** Who wrote it. */
  readonly personId: string;
  /** Whether anybody has ever reported it. */
  readonly isReported: boolean;
}

/** Who keeps order in the rooms: the Secretariat and administrators (product: moderation is theirs). The Chair and Shepherds do not. */
export function moderates(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "administration");
}

/**
 * Administrators do not read the members' rooms. Of those they see and moderate what was reported, and nothing else.
 * Nobody decides about a message of their own.
 */
function oversees(actor: Actor, { room, personId, isReported }: ModeratedFacts): boolean {
  const isInSight = isReported || roomPolicy.read(actor, room);
  return moderates(actor) && isInSight && actor.person?.id !== personId;
}

/** Whoever acts for an office reports what they read and did not write. */
export const moderationPolicy = {
  report: (actor, { room, personId }) =>
    actor.mandate !== null && roomPolicy.read(actor, room) && actor.person?.id !== personId,
  settle: oversees,
  hide: oversees,
  show: oversees,
  restrict: oversees,
} satisfies Policy<ModeratedFacts>;
