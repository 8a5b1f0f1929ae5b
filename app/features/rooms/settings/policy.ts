import { holds, type Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { moderates } from "../moderation/policy.ts";
import { roomPolicy, type RoomFacts } from "../policy.ts";

/** The Secretariat opens, closes and archives rooms and says whom they are for; all who moderate and read a room set its pace. */
export const roomSettingsPolicy = {
  arrange: (actor, room) => holds(actor, "secretariat") && roomPolicy.read(actor, room),
  pace: (actor, room) => moderates(actor) && roomPolicy.read(actor, room),
} satisfies Policy<RoomFacts>;

/** Who opens a standing room. */
export function opensRooms(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** What a restriction's end depends on: its room, and whom it bars. */
interface RestrictionFacts {
  readonly room: RoomFacts;
  readonly personId: string;
}

/** Moderators who read the room see who may not write there, and let them again; nobody lets themself. */
export const restrictionPolicy = {
  lift: (actor, { room, personId }) => roomSettingsPolicy.pace(actor, room) && actor.person?.id !== personId,
} satisfies Policy<RestrictionFacts>;
