import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { briefsWhere } from "./message-briefs.ts";
import { changeMessage, type Change } from "./messages.ts";
import { subjectTitles } from "./room-subjects.ts";
import { roomRows } from "./rooms.ts";

/** The room as its page needs it: with the titles of what it is about, and the messages pinned in it. */
export function findPageRoom(db: Db, slug: string) {
  return roomRows(db)
    .select(subjectTitles)
    .select(briefsWhere(sql`brief.room_id = rooms.id and brief.pinned_at is not null`).as("pins"))
    .where("rooms.slug", "=", slug)
    .executeTakeFirst();
}

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
export async function updatePin(trx: Db, change: Change, isPinned: boolean): Promise<void> {
  const set = isPinned
    ? sql`pinned_at = clock_timestamp(), pinned_by = ${change.mandateId}::uuid`
    : sql`pinned_at = null, pinned_by = null`;
  await changeMessage(trx, change, "pinned", set);
}
