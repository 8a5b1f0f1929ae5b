import { holds, isMember, type Actor } from "./actor.ts";

/** Who a room is for. In `everyone` visitors read too; `members-and-invited` adds the room's guests to the members. */
export type Audience = "everyone" | "members-and-partners" | "members" | "members-and-invited";

export interface AudienceFacts {
  readonly audience: Audience;
  /** Slugs of the organisations invited by name. */
  readonly guests: readonly string[];
}

/** Whether the actor is one of those the room is for. */
export function isAddressed(actor: Actor, { audience, guests }: AudienceFacts): boolean {
  if (isMember(actor)) return true;
  if (!holds(actor, "partner") || audience === "members") return false;
  return audience !== "members-and-invited" || guests.includes(actor.mandate?.office.organisation ?? "");
}

/** Whether the actor reads the room: other parts name what was said in it to those alone. */
export function readsRoom(actor: Actor, room: AudienceFacts): boolean {
  return room.audience === "everyone" || isAddressed(actor, room);
}
