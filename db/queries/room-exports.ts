import type { Db } from "../connection.ts";

/** Every topic of a room, the first first. */
export function listTopicTitles(db: Db, roomId: string) {
  return db
    .selectFrom("topics")
    .select(["id", "title", "createdAt", "answeredAt"])
    .where("roomId", "=", roomId)
    .orderBy("createdAt")
    .execute();
}
