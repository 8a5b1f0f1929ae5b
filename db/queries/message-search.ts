import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { messageRows } from "./messages.ts";

interface Search {
  readonly roomId: string;
  /** As PostgreSQL writes a tsquery; it names the room's own word, so that only its messages are looked at. */
  readonly query: string;
  /** Only messages below this number. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** So many of the newest messages are read one by one before the index of words is asked. */
const readFirst = 2_000;

/**
 * The messages of a room that match, the newest first: neither deleted, which have no words, nor hidden. Frequent words
 * are found among the newest messages, in the order of their numbers; seldom ones by the index of words, which knows no
 * order but has few of them. Left to choose, PostgreSQL takes the wrong way where a word is frequent elsewhere only.
 */
export async function searchMessages(db: Db, search: Search) {
  const recent = await recentOf(db, search);
  return recent.length < search.limit ? allOf(db, search) : recent;
}

const matching = (db: Db, { roomId, before, limit }: Search) =>
  messageRows(db)
    .where("messages.roomId", "=", roomId)
    .where("messages.hiddenAt", "is", null)
    .$if(before !== undefined, (rows) => rows.where("messages.n", "<", before ?? 0))
    .limit(limit);

function recentOf(db: Db, search: Search) {
  const { roomId, query, before } = search;
  const below: RawBuilder<unknown> = before === undefined ? sql`true` : sql`n < ${before}`;
  const first = sql<number>`(select coalesce(min(n), 0) from (select n from messages
    where room_id = ${roomId}::uuid and ${below} order by n desc limit ${readFirst}) as recent)`;
  return (
    matching(db, search)
      .where("messages.n", ">=", first)
      // Said so that the index of words is not used.
      .where(sql<SqlBool>`(messages.words @@ ${query}::tsquery) is true`)
      .orderBy("messages.n", "desc")
      .execute()
  );
}

function allOf(db: Db, search: Search) {
  return (
    matching(db, search)
      .where(sql<SqlBool>`messages.words @@ ${search.query}::tsquery`)
      // Said so that the index of numbers is not used.
      .orderBy(sql`messages.n + 0`, "desc")
      .execute()
  );
}
