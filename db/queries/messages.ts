import { sql, type RawBuilder } from "kysely";
import type { Reaction } from "#app/features/rooms/room-event.ts";
import type { Db } from "../connection.ts";
import { keptQuery } from "../kept.ts";
import { filesColumn } from "./message-files.ts";
import { officeColumns } from "./office-columns.ts";

/** What is read of a message as it is now: without its words where it is deleted or hidden. */
const nowColumns = [
  "messages.id",
  "messages.n as firstN",
  "messages.asOf as lastN",
  "messages.lang",
  "messages.replyTo",
  "messages.replyN",
  "messages.topicId",
  "messages.editedAt",
  "messages.deletedAt",
  "messages.hiddenAt",
  "messages.pinnedAt",
] as const;

/** Words only where they stand. */
const standing = <T>(column: string): RawBuilder<T | null> =>
  sql<T | null>`case when messages.hidden_at is null then ${sql.ref(column)} end`;

/** Who reacted how, the first first: mandates by emoji. */
const reactionColumn = sql<
  readonly Reaction[] | null
>`(select json_agg(json_build_object('emoji', emoji, 'mandates', mandates) order by since)
    from (select emoji, json_agg(mandate_id order by at) as mandates, min(at) as since
      from message_reactions where message_key = messages.key group by emoji) as of_emoji)`;

/** What hangs on a message that stands: what it says, and what is put on it. */
const standingColumns = [
  standing<string>("messages.body").as("body"),
  standing<string>("messages.html").as("html"),
  standing<readonly object[]>("messages.cards").as("cards"),
  reactionColumn.as("reactions"),
  filesColumn.as("files"),
] as const;

/** Events with their message as it is now, the topic or the room where they are about those, and the mandate that acted. */
function eventRows(db: Db) {
  return db
    .selectFrom("roomEvents as event")
    .innerJoin("mandates", "mandates.id", "event.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .leftJoin("messages", "messages.key", "event.messageKey")
    .leftJoin("topics as topic", "topic.id", "event.topicId")
    .select(["event.n", "event.type", "event.at", "event.mandateId", "event.messageKey"])
    .select(["topic.id as changedTopic", "topic.title as topicTitle", "topic.answeredAt as topicAnsweredAt"])
    .select([...officeColumns, ...nowColumns, ...standingColumns]);
}

const numberedEvents = keptQuery((db) =>
  eventRows(db)
    .modifyFront(sql`/* kept as list-events */`)
    .where("event.roomId", "=", "")
    .where("event.n", "=", sql<number>`any(${[] as number[]}::bigint[])`)
    .orderBy("event.n"),
);

/**
 * The room's events after number `after`, in order, at most `limit`. Asked for by their numbers, which have no gaps: of "all
 * after" a kept plan thinks a third of the room, so PostgreSQL planned each asking anew, 2 ms in a network of a million messages.
 */
export function listEvents(db: Db, roomId: string, after: number, limit: number) {
  return numberedEvents(db, [roomId, Array.from({ length: limit }, (_, place) => after + 1 + place)]);
}

/** Messages with the office under which each was written. */
export function writtenMessages(db: Db) {
  return db
    .selectFrom("messages")
    .innerJoin("mandates", "mandates.id", "messages.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["messages.n", "messages.mandateId", ...officeColumns]);
}

/** The messages themselves, each as the event that posted it. */
export function messageRows(db: Db) {
  return writtenMessages(db)
    .select(["messages.createdAt as at", "messages.key as messageKey"])
    .select([sql<string>`'message.posted'`.as("type"), sql<null>`null`.as("changedTopic")])
    .select([...nowColumns, ...standingColumns]);
}

interface Portion {
  readonly roomId: string;
  /** Only messages above this number. */
  readonly after: number;
  readonly limit: number;
}

/** Messages of a room as the events that posted them, the oldest first. */
export function listMessages(db: Db, { roomId, after, limit }: Portion) {
  return messageRows(db)
    .where("messages.roomId", "=", roomId)
    .where("messages.n", ">", after)
    .orderBy("messages.n")
    .limit(limit)
    .execute();
}

/** The message of number `n` as the event that posted it. */
export function findPosted(db: Db, roomId: string, n: number) {
  return messageRows(db).where("messages.roomId", "=", roomId).where("messages.n", "=", n).executeTakeFirst();
}

/** A person's sign on a message. */
export interface SignOf {
  readonly personId: string;
  readonly emoji: string;
}

/** The last event of this type about a message; of a sign where one is given: by which it was put there or taken away. */
export function findEventOf(db: Db, messageKey: number, type: string, sign?: SignOf) {
  return eventRows(db)
    .where("event.messageKey", "=", messageKey)
    .where("event.type", "=", type)
    .where((is) =>
      is.and(sign ? [is("mandates.personId", "=", sign.personId), is("event.emoji", "=", sign.emoji)] : []),
    )
    .orderBy("event.n", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The last event about a topic itself. */
export function findLastChange(db: Db, roomId: string, topicId: string) {
  return eventRows(db)
    .where("event.roomId", "=", roomId)
    .where("event.topicId", "=", topicId)
    .orderBy("event.n", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The message of this id, or of this number, in a room; the person's own first where another's has the same id; undefined without one. */
export function findMessage(db: Db, roomId: string, name: string | number, personId: string) {
  return db
    .selectFrom("messages")
    .select([
      "key",
      "n",
      "personId",
      "mandateId",
      "body",
      "lang",
      "createdAt",
      "hiddenAt",
      "pinnedAt",
      "topicId",
    ])
    .where("roomId", "=", roomId)
    .where(typeof name === "number" ? "n" : "id", "=", name)
    .orderBy(sql`person_id <> ${personId}`)
    .orderBy("key")
    .limit(1)
    .executeTakeFirst();
}
