import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { messageRows } from "./messages.ts";

interface Wanted {
  readonly n: number;
  readonly limit: number;
  /** How long after it was posted a message may be changed. */
  readonly editHours: number;
}

/** The message of number `n` among what it answers and the first `limit` that answer it, by number; without it nothing, or what would answer it. */
export function listInPlace(db: Db, roomId: string, { n, limit, editHours }: Wanted) {
  return messageRows(db)
    .select(
      sql<boolean>`clock_timestamp() < messages.created_at + make_interval(hours => ${editHours}::integer)`.as(
        "isInTime",
      ),
    )
    .where(
      "messages.key",
      "in",
      sql<number>`(
        select key from messages where room_id = ${roomId} and n = ${n}
        union all
        select answered.key from messages as reply join messages as answered
          on answered.room_id = reply.room_id and answered.n = reply.reply_n
        where reply.room_id = ${roomId} and reply.n = ${n}
        union all
        (select key from messages where room_id = ${roomId} and reply_n = ${n} order by n limit ${limit}))`,
    )
    .orderBy("messages.n")
    .execute();
}

/** The key of the message of this number, neither deleted nor hidden; undefined without one. */
export async function findStandingKey(db: Db, roomId: string, n: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("messages")
    .select("key")
    .where("roomId", "=", roomId)
    .where("n", "=", n)
    .where("body", "is not", null)
    .where("hiddenAt", "is", null)
    .executeTakeFirst();
  return row?.key;
}

/** Whether a message has this number in the room, deleted and hidden ones too. */
export async function hasMessage(db: Db, roomId: string, n: number): Promise<boolean> {
  const row = await db
    .selectFrom("messages")
    .select("key")
    .where("roomId", "=", roomId)
    .where("n", "=", n)
    .executeTakeFirst();
  return row !== undefined;
}
