import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import type { RoomFacts } from "../policy.ts";

/**
 * One of each kind of those who may read a room: what all of them may see, everyone in the room may. A member stands for
 * all members, as one who sees no more than the others; a partner of no organisation for all partners.
 */
export function readersOf({ audience, guests }: Pick<RoomFacts, "audience" | "guests">): Actor[] {
  const member = holding("city", null);
  if (audience === "everyone") return [visitor, member, holding("partner", "")];
  if (audience === "members-and-partners") return [member, holding("partner", "")];
  if (audience === "members") return [member];
  return [member, ...guests.map((guest) => holding("partner", guest))];
}

function holding(kind: OfficeKind, organisation: string | null): Actor {
  const office = { id: "", kind, country: null, city: null, organisation, name: null };
  return { person: { id: "", email: "", name: "" }, mandate: { id: "", capacity: "head", office } };
}
