import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { unreadOfTopic } from "./unread.ts";

/** Whether the room has a topic of this id. */
export async function hasTopic(db: Db, roomId: string, id: string): Promise<boolean> {
  return (await findTopic(db, roomId, id)) !== undefined;
}

/** The topic of this id in a room; undefined without one. */
export function findTopic(db: Db, roomId: string, id: string) {
  return db
    .selectFrom("topics")
    .select(["id", "title", "mandateId", "answeredAt"])
    .where("roomId", "=", roomId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Every topic of a room, the first first. */
export function listAllTopics(db: Db, roomId: string) {
  return db
    .selectFrom("topics")
    .select(["id", "title", "createdAt", "answeredAt"])
    .where("roomId", "=", roomId)
    .orderBy("createdAt")
    .execute();
}

/** Marks a topic as answered by this mandate, or as not answered. */
export async function updateAnswered(trx: Db, id: string, answeredBy: string | null): Promise<void> {
  await trx
    .updateTable("topics")
    .set({ answeredBy, answeredAt: answeredBy === null ? null : sql<Date>`clock_timestamp()` })
    .where("id", "=", id)
    .execute();
}

interface Listing {
  /** Whose unread messages are counted. */
  readonly personId: string | null;
  /** A topic that is listed in any case. */
  readonly wanted: string | null;
  readonly limit: number;
}

/** A room's topics: the one wanted, then those written in last. */
export function listTopics(db: Db, roomId: string, { personId, wanted, limit }: Listing) {
  return db
    .selectFrom("topics")
    .select(["topics.id", "topics.title", "topics.mandateId", "topics.answeredAt"])
    .select(unreadOfTopic(personId).as("unread"))
    .where("topics.roomId", "=", roomId)
    .orderBy(sql`topics.id is not distinct from ${wanted}::uuid`, "desc")
    .orderBy(sql`(select max(n) from messages where messages.topic_id = topics.id)`, (order) =>
      order.desc().nullsLast(),
    )
    .limit(limit)
    .execute();
}
