import type { Db } from "../connection.ts";

/** Whether the room has a topic of this id. */
export async function hasTopic(db: Db, roomId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("topics")
    .select("id")
    .where("roomId", "=", roomId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}
