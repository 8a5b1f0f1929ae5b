import { isMember, type Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { roomPolicy, type RoomFacts } from "../policy.ts";

/** Members take along the rooms they read; partners and visitors read them here. */
export const roomExportPolicy = {
  export: (actor: Actor, room) => isMember(actor) && roomPolicy.read(actor, room),
} satisfies Policy<RoomFacts>;
