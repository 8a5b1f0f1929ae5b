import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";
import { briefsWhere } from "./message-briefs.ts";
import { messageRows } from "./messages.ts";

/** Where a page begins or ends; around a message some that come before it are shown too. */
export type Stretch =
  | { readonly before: number | null }
  | { readonly after: number }
  | { readonly around: number }
  | { readonly from: Date };

interface Wanted {
  readonly roomId: string;
  /** Only messages of this topic. */
  readonly topicId?: string | undefined;
  readonly stretch: Stretch;
  readonly limit: number;
}

/** How many messages are shown before the one a page is about. */
const lead = 10;

/**
 * A page of a room's messages as the events that posted them, the oldest first, each with the numbers of the room's (or
 * topic's) oldest and newest message, and with what it answers in brief. All are steps in an index, whatever the room's size.
 */
export async function listPage(db: Db, { roomId, topicId, stretch, limit }: Wanted) {
  const here = topicId === undefined ? sql`room_id = ${roomId}::uuid` : sql`topic_id = ${topicId}::uuid`;
  const isBackwards = "before" in stretch;
  const rows = await messageRows(db)
    .select([
      sql<number>`(select min(n) from messages where ${here})`.as("oldest"),
      sql<number>`(select max(n) from messages where ${here})`.as("newest"),
      briefsWhere(sql`brief.room_id = messages.room_id and brief.n = messages.reply_n`).as("answered"),
    ])
    .where("messages.roomId", "=", roomId)
    .$if(topicId !== undefined, (query) => query.where("messages.topicId", "=", topicId ?? ""))
    .$if(isBackwards && stretch.before !== null, (query) =>
      query.where("messages.n", "<", isBackwards ? (stretch.before ?? 0) : 0),
    )
    .$if(!isBackwards, (query) => query.where("messages.n", ">=", firstOf(here, stretch)))
    .orderBy("messages.n", isBackwards ? "desc" : "asc")
    .limit(limit)
    .execute();
  return isBackwards ? rows.reverse() : rows;
}

/** The number a page that goes forward begins with. */
function firstOf(here: RawBuilder<unknown>, stretch: Stretch): RawBuilder<number> {
  if ("after" in stretch) return sql<number>`${stretch.after + 1}::bigint`;
  if ("around" in stretch) return leadTo(here, sql<number>`${stretch.around}::bigint`);
  if (!("from" in stretch)) throw new Error("a page that goes back has no first number");
  // Numbers and times go the same way: the first of a day is the one with the lowest number. Beyond the last day, the last message.
  const ofDay = sql<number>`coalesce((select n from messages where ${here} and created_at >= ${stretch.from}
      order by created_at, n limit 1), (select max(n) from messages where ${here}))`;
  return leadTo(here, ofDay);
}

/** The number of the message that stands `lead` places before `n`, or of the first there is. */
function leadTo(here: RawBuilder<unknown>, n: RawBuilder<number>): RawBuilder<number> {
  return sql<number>`coalesce((select min(n) from (select n from messages where ${here} and n < ${n}
    order by n desc limit ${lead}) as before), ${n})`;
}
