import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { changeMessage, type MessageChange } from "./room-changes.ts";

/** Takes the message's words out of sight, and its pin, with its event and the wake-up. The room must be locked. */
export async function hideMessage(trx: Db, change: MessageChange, reason: string): Promise<void> {
  const set = sql`hidden_at = clock_timestamp(), hidden_by = ${change.mandateId}::uuid, hidden_reason = ${reason},
    pinned_at = null, pinned_by = null`;
  await changeMessage(trx, change, "hidden", set);
}

/** Shows a hidden message again, with its event and the wake-up. The room must be locked. */
export async function showMessage(trx: Db, change: MessageChange): Promise<void> {
  await changeMessage(trx, change, "hidden", sql`hidden_at = null, hidden_by = null, hidden_reason = null`);
}
