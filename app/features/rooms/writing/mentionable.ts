import { mandateFrom, type MandateRow } from "#app/features/access/actor.ts";
import { roomPolicy, type RoomFacts } from "../policy.ts";

/** Whether who holds this office may read the room: others are not mentioned in it. */
export function readsThrough(room: RoomFacts, office: Omit<MandateRow, "capacity">): boolean {
  const mandate = mandateFrom("", { ...office, capacity: "head" });
  return roomPolicy.read({ person: { id: "", email: "", name: "" }, mandate }, room);
}
