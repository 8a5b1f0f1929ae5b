import type { Db } from "#db/connection.ts";
import { insertEvent } from "#db/queries/events.ts";
import type { Actor } from "./actor.ts";

/** What happened, in the past tense (`city.changed`), and to which subject; `data` holds ids and numbers only. */
export interface Happening {
  readonly type: `${string}.${string}`;
  readonly subject: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes the event and wakes every node, both within the caller's transaction: nothing is heard of what is rolled back. */
export async function announce(trx: Db, actor: Actor, happening: Happening): Promise<void> {
  await insertEvent(trx, { ...happening, mandateId: actor.mandate?.id ?? null });
}
