import { sql, type Expression, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";
import { keptQuery } from "../kept.ts";
import { channel } from "./events.ts";
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
  readonly ReactionRow[] | null
>`(select json_agg(json_build_object('emoji', emoji, 'mandates', mandates) order by since)
    from (select emoji, json_agg(mandate_id order by at) as mandates, min(at) as since
      from message_reactions where message_key = messages.key group by emoji) as of_emoji)`;

interface ReactionRow {
  readonly emoji: string;
  readonly mandates: readonly string[];
}

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

const eventsAfter = keptQuery((db) =>
  eventRows(db)
    .modifyFront(sql`/* kept as list-events */`)
    .where("event.roomId", "=", "")
    .where("event.n", ">", 0)
    .orderBy("event.n")
    .limit(0),
);

/** The room's events after number `after`, in order, at most `limit`. */
export function listEvents(db: Db, roomId: string, after: number, limit: number) {
  return eventsAfter(db, [roomId, after, limit]);
}

/** The messages themselves, each as the event that posted it. */
export function messageRows(db: Db) {
  return db
    .selectFrom("messages")
    .innerJoin("mandates", "mandates.id", "messages.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["messages.n", "messages.createdAt as at", "messages.mandateId", "messages.key as messageKey"])
    .select([sql<string>`'message.posted'`.as("type"), sql<null>`null`.as("changedTopic")])
    .select([...officeColumns, ...nowColumns, ...standingColumns]);
}

interface Stretch {
  readonly roomId: string;
  /** Only messages below this number, or only those above it. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** Only those of this topic. */
  readonly topicId?: string | undefined;
  readonly limit: number;
}

/** Messages of a room as the events that posted them: the last `limit` before a number, the newest first, or the first after one, the oldest first. */
export function listMessages(db: Db, { roomId, before, after, topicId, limit }: Stretch) {
  return messageRows(db)
    .where("messages.roomId", "=", roomId)
    .$if(before !== undefined, (query) => query.where("messages.n", "<", before ?? 0))
    .$if(after !== undefined, (query) => query.where("messages.n", ">", after ?? 0))
    .$if(topicId !== undefined, (query) => query.where("messages.topicId", "=", topicId ?? ""))
    .orderBy("messages.n", after === undefined ? "desc" : "asc")
    .limit(limit)
    .execute();
}

/** The message of number `n` as the event that posted it. */
export function findPosted(db: Db, roomId: string, n: number) {
  return messageRows(db).where("messages.roomId", "=", roomId).where("messages.n", "=", n).executeTakeFirst();
}

/** The last event of this type about a message, by this mandate where one is given. */
export function findEventOf(db: Db, messageKey: number, type: string, mandateId?: string) {
  return eventRows(db)
    .where("event.messageKey", "=", messageKey)
    .where("event.type", "=", type)
    .$if(mandateId !== undefined, (query) => query.where("event.mandateId", "=", mandateId ?? ""))
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

export interface Change {
  readonly roomId: string;
  readonly messageKey: number;
  readonly mandateId: string;
}

/** What an event about a message is called: `message.<deed>`. */
export type MessageDeed = "edited" | "deleted" | "reacted" | "hidden" | "pinned";

/** Sets columns of a message (none: its event alone), with the event and the wake-up, in one statement. The room must be locked. */
export async function changeMessage(
  trx: Db,
  { roomId, messageKey, mandateId }: Change,
  deed: MessageDeed,
  set?: Expression<unknown>,
): Promise<void> {
  await sql`with room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} returning id, last_n
    ), message as (
      update messages set as_of = room.last_n${set ? sql`, ${set}` : sql``} from room where key = ${messageKey} returning key
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, message_key)
      select room.id, room.last_n, ${`message.${deed}`}, ${mandateId}::uuid, message.key from room, message
    )
    select pg_notify(${channel}, ${`rooms.${deed} ${roomId}`})`.execute(trx);
}

interface Other {
  readonly roomId: string;
  readonly mandateId: string;
  /** The topic that changed; null: the room itself. */
  readonly topicId: string | null;
}

/** Writes the event that a topic, or the room itself, has changed, with the room's next number and the wake-up. The room must be locked. */
export async function insertChange(trx: Db, { roomId, mandateId, topicId }: Other): Promise<void> {
  const type = topicId === null ? "room.changed" : "topic.changed";
  await sql`with room as (
      update rooms set last_n = last_n + 1 where id = ${roomId} returning id, last_n
    ), event as (
      insert into room_events (room_id, n, type, mandate_id, topic_id)
      select room.id, room.last_n, ${type}, ${mandateId}::uuid, ${topicId}::uuid from room
    )
    select pg_notify(${channel}, ${`rooms.changed ${roomId}`})`.execute(trx);
}
