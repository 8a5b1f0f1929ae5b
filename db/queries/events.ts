import { sql } from "kysely";
import type { Db } from "../connection.ts";

interface NewEvent {
  readonly type: string;
  readonly subject: string;
  readonly mandateId: string | null;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The channel on which every node listens. Its payload is only a wake-up: the rows are the truth. */
export const channel = "portal";

/** Inserts the event and sends the wake-up `type subject` at commit, in one statement. */
export async function insertEvent(trx: Db, { type, subject, mandateId, data = {} }: NewEvent): Promise<void> {
  await sql`with event as (
      insert into events (type, subject, mandate_id, data)
      values (${type}, ${subject}, ${mandateId}, ${JSON.stringify(data)}::jsonb))
    select pg_notify(${channel}, ${`${type} ${subject}`})`.execute(trx);
}

/** Whether a content has been loaded to its end. */
export async function isLoaded(db: Db, name: string): Promise<boolean> {
  const row = await db.selectFrom("loadedContent").select("name").where("name", "=", name).executeTakeFirst();
  return row !== undefined;
}

/** Marks a content as loaded to its end. */
export async function markLoaded(db: Db, name: string): Promise<void> {
  await db
    .insertInto("loadedContent")
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
