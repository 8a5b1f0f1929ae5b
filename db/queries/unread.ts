import { sql, type RawBuilder } from "kysely";
import { unreadLimit } from "#app/features/rooms/limits.ts";
import type { Db } from "../connection.ts";
import { restrictionOf, type Restriction } from "./restrictions.ts";

/** The last mentions that are looked at, of each kind. */
const mostMentions = 300;

/** Whose unread messages are counted: a person's, acting for an office. All null for a visitor, who has none. */
export interface Reader {
  readonly personId: string | null;
  readonly officeId: string | null;
  /** ISO 3166-1 code of the office's country. */
  readonly country: string | null;
}

/** A value, or where a statement has it in a row of its own. */
type Given = string | null | RawBuilder<unknown>;

/** Up to which number a person has read the room. */
const readUpTo = (personId: Given, room: string) =>
  sql`coalesce((select up_to from room_readers where person_id = ${personId}::uuid and room_id = ${sql.ref(room)}), 0)`;

/** What counts as unread beyond its number: neither deleted nor hidden, and not one's own. */
const counts = (personId: Given) =>
  sql`body is not null and hidden_at is null and person_id <> ${personId}::uuid`;

/** In a query that reads `topics`: how many messages of the topic the person has not read, at most 100. */
export function unreadOfTopic(personId: string | null): RawBuilder<number> {
  return sql<number>`(select count(*) from (select from messages where topic_id = topics.id
    and n > ${readUpTo(personId, "topics.room_id")} and ${counts(personId)} order by n limit ${unreadLimit}) as unread)`;
}

/**
 * In a query that reads `rooms`: how many messages of the room the person has not read, at most 100. The order makes it a
 * step in the index: without it a hundred of a small room are looked for among all messages there are.
 */
export function unreadOfRoom(personId: Given): RawBuilder<number> {
  return sql<number>`(select count(*) from (select from messages where room_id = rooms.id
    and n > ${readUpTo(personId, "rooms.id")} and ${counts(personId)} order by n limit ${unreadLimit}) as unread)`;
}

interface Mentions {
  readonly roomId: string;
  readonly count: number;
}

/** Unread messages that mention the person, their office or its country, by room: a table of `room_id` and `count`. Only the last 300 of each kind are looked at. */
export function mentionsByRoom({
  personId,
  officeId,
  country,
}: Readonly<Record<keyof Reader, Given>>): RawBuilder<Mentions> {
  const last = (condition: RawBuilder<unknown>) =>
    sql`(select message_key from message_mentions where ${condition} order by message_key desc limit ${mostMentions})`;
  return sql<Mentions>`(select messages.room_id, count(*) from messages
    left join room_readers on room_readers.room_id = messages.room_id and room_readers.person_id = ${personId}::uuid
    where messages.key in (${last(sql`person_id = ${personId}::uuid`)}
        union ${last(sql`office_id = ${officeId}::uuid`)} union ${last(sql`country_code = ${country}`)})
      and messages.n > coalesce(room_readers.up_to, 0) and messages.body is not null
      and messages.hidden_at is null and messages.person_id <> ${personId}::uuid
    group by messages.room_id)`;
}

/** The person has written in the room of this column. */
export const hasWritten = (personId: Given, room: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from messages where room_id = ${sql.ref(room)} and person_id = ${personId}::uuid)`;

interface Reading {
  readonly upTo: number;
  readonly attention: string | null;
  readonly hasWritten: boolean;
  /** The number of the first unread message. */
  readonly firstUnread: number | null;
  /** How many are unread, at most 100. */
  readonly unread: number;
  /** The zone of the city acted for. */
  readonly cityZone: string | null;
  /** Offices whose holders follow the room. */
  readonly followers: number;
  readonly restriction: Restriction | null;
}

/** What a person has read of a room and how they follow it and how many offices do, in one statement whose cost does not grow with the room. */
export async function findReading(
  db: Db,
  roomId: string,
  { personId, city }: { readonly personId: string | null; readonly city: string | null },
): Promise<Reading> {
  const { rows } = await sql<Reading>`with recursive reader as (
      select coalesce(max(up_to), 0) as up_to, max(attention) as attention
      from room_readers where person_id = ${personId}::uuid and room_id = ${roomId}::uuid
    ), unread as (
      select n from messages where room_id = ${roomId}::uuid and n > (select up_to from reader)
        and ${counts(personId)} order by n limit ${unreadLimit}
    ), writer as (
      ${nextWriter(roomId, sql`true`)}
      union all
      select next.person_id from writer cross join lateral
        ${nextWriter(roomId, sql`person_id > writer.person_id`)} as next
    ), follower as (
      select person_id from writer
      union select person_id from room_readers where room_id = ${roomId}::uuid and attention = 'following'
      except select person_id from room_readers where room_id = ${roomId}::uuid and attention = 'muted'
    )
    select reader.up_to as "upTo", reader.attention,
      exists (select from messages where room_id = ${roomId}::uuid and person_id = ${personId}::uuid) as "hasWritten",
      (select min(n) from unread) as "firstUnread", (select count(*) from unread) as unread,
      (select time_zone from cities where slug = ${city}) as "cityZone",
      (select count(distinct mandates.office_id) from mandates join follower using (person_id)
        where mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())) as followers,
      ${restrictionOf(roomId, personId)} as restriction
    from reader`.execute(db);
  const [reading] = rows;
  if (!reading) throw new Error("an aggregate gives one row");
  return reading;
}

/** The first writer of a room in the order of ids: each is a step in the index, however much they wrote. */
const nextWriter = (roomId: string, after: RawBuilder<unknown>) =>
  sql`(select person_id from messages where room_id = ${roomId}::uuid and ${after} order by person_id limit 1)`;
