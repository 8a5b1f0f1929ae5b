import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { changeMessage, type MessageChange } from "./room-changes.ts";

/** How many messages are pinned in a room. */
export async function countPins(db: Db, roomId: string): Promise<number> {
  const { count } = await db
    .selectFrom("messages")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("roomId", "=", roomId)
    .where("pinnedAt", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Pins a message, or takes its pin away, with the event and the wake-up. The room must be locked. */
export async function updatePin(trx: Db, change: MessageChange, isPinned: boolean): Promise<void> {
  const set = isPinned
    ? sql`pinned_at = clock_timestamp(), pinned_by = ${change.mandateId}::uuid`
    : sql`pinned_at = null, pinned_by = null`;
  await changeMessage(trx, change, "pinned", set);
}
