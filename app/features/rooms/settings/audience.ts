import type { Audience, RoomFacts } from "../policy.ts";

export const audiences = ["everyone", "members-and-partners", "members-and-invited", "members"] as const;

/** For whom a room of this kind may be: an initiative's two rooms stay for whom they were opened (product: its partner, and the members alone). */
export function audiencesOf({ kind, audience }: { readonly kind: string; readonly audience: Audience }) {
  return kind === "initiative" ? [audience] : audiences;
}

type Reach = Pick<RoomFacts, "audience" | "guests">;

/**
 * Whether someone who may not read the room before may read it after. What was said among fewer must not come to more:
 * a room in which something was written is only ever narrowed.
 */
export function isWider(before: Reach, after: Reach): boolean {
  if (before.audience === "everyone" || after.audience === "members") return false;
  if (after.audience === "everyone") return true;
  if (before.audience === "members-and-partners") return false;
  if (after.audience === "members-and-partners") return true;
  const known = before.audience === "members-and-invited" ? before.guests : [];
  return after.guests.some((guest) => !known.includes(guest));
}

/** A room as its form showed it, so that two who change it at once do not undo each other. */
export function stampOf({ state, audience, guests }: RoomFacts): string {
  return [state, audience, ...[...guests].sort()].join(" ");
}
