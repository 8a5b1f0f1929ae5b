import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { LetterChoices, RoomLetterKind } from "#app/features/rooms/letters/choices.ts";
import type { Db } from "../connection.ts";
import type { Mentioned } from "./message-mentions.ts";

/** At once or hourly, as one has chosen. */
export type Pace = Exclude<LetterChoices["mentions"], "never">;

/** A part of a room that a letter tells of: what comes after number `after`, up to `upTo`. */
export interface Span {
  readonly roomId: string;
  readonly after: number;
  readonly upTo: number;
}

/** Lets the transactions that decide what goes into letters follow each other, on all nodes. */
export async function lockLetters(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('letters of rooms'))`.execute(trx);
}

/**
 * Puts down who is to be written to of which mention, each once. Left out is who has read it, wants no such letters, was
 * written to of it with the rest, or has muted the room and is not meant as a person.
 */
export async function insertMentions(trx: Db, mentioned: readonly Mentioned[]): Promise<void> {
  await sql`insert into room_letter_mentions (person_id, message_key, direct)
    select told.person_id, told.message_key, told.direct
    from unnest(${mentioned.map(({ personId }) => personId)}::uuid[],
      ${mentioned.map(({ messageKey }) => messageKey)}::bigint[],
      ${mentioned.map(({ isDirect }) => isDirect)}::boolean[]) as told (person_id, message_key, direct)
    join messages on messages.key = told.message_key
    left join letter_choices choice on choice.person_id = told.person_id
    left join room_readers reader on reader.person_id = told.person_id and reader.room_id = messages.room_id
    where coalesce(choice.mentions, 'at-once') <> 'never'
      and messages.n > coalesce(greatest(reader.up_to, reader.mailed_up_to), 0)
      and (told.direct or reader.attention is distinct from 'muted')
    on conflict do nothing`.execute(trx);
}

/** The people of this pace for whom mentions wait, but for those who were begun `most` letters of mentions, or more, within the hour. */
export async function listAwaiting(trx: Db, pace: Pace, most: number): Promise<string[]> {
  const rows = await trx
    .selectFrom("roomLetterMentions as mention")
    .leftJoin("letterChoices as choice", "choice.personId", "mention.personId")
    .select("mention.personId")
    .distinct()
    .where("mention.letterId", "is", null)
    .where(sql<SqlBool>`coalesce(choice.mentions, 'at-once') = ${pace}`)
    .where(
      sql<SqlBool>`(select count(*) from room_letters where person_id = mention.person_id
        and kind = 'mentions' and created_at > clock_timestamp() - interval '1 hour') < ${most}::int`,
    )
    .execute();
  return rows.map(({ personId }) => personId);
}

/** What a message takes in a letter, in bytes: its words, and its head with the way to it. */
const bytesInLetter = sql<number>`coalesce(octet_length(messages.body), 0) + 400`;

/** Puts mentions that wait for a person into this letter, the oldest first, until it holds so many bytes; tells whether more wait. */
export async function putMentions(trx: Db, personId: string, letter: Holding): Promise<boolean> {
  const { rows } = await sql<{ isMore: boolean }>`with waiting as (
      select message_key, sum(${bytesInLetter}) over (order by message_key) - (${bytesInLetter}) < ${letter.most} as fits
      from room_letter_mentions mention join messages on messages.key = mention.message_key
      where mention.person_id = ${personId}::uuid and mention.letter_id is null
    ), put as (
      update room_letter_mentions mention set letter_id = ${letter.id}::uuid from waiting
      where waiting.fits and mention.person_id = ${personId}::uuid and mention.message_key = waiting.message_key
    ) select coalesce(bool_or(not fits), false) as "isMore" from waiting`.execute(trx);
  return rows[0]?.isMore ?? false;
}

/** A letter and how many bytes of messages it holds at most, but for the last one, which may pass it. */
export interface Holding {
  readonly id: string;
  readonly most: number;
}

/** Parts spans into the contents of letters that hold at most so many bytes of messages each, but for the last one in each; no message is left out or told twice. */
export async function partSpans(trx: Db, spans: readonly Span[], most: number): Promise<Span[][]> {
  const { rows } = await sql<Span & { part: number }>`
    with sized as (
      select messages.room_id, messages.n, sum(${bytesInLetter}) over (order by messages.room_id, messages.n) - (${bytesInLetter}) as before
      from ${spansTable(spans)}
      join messages on messages.room_id = span.room_id and messages.n > span.after and messages.n <= span.up_to
    )
    select room_id as "roomId", min(n) - 1 as after, max(n) as "upTo", floor(before / ${most}::int)::int as part
    from sized group by part, room_id order by part, room_id`.execute(trx);
  const parts = new Map<number, Span[]>();
  for (const { part, ...span } of rows) parts.set(part, [...(parts.get(part) ?? []), span]);
  return [...parts.values()];
}

/** Spans as a table: `span (room_id, after, up_to)`. */
export function spansTable(spans: readonly Span[]): RawBuilder<unknown> {
  return sql`unnest(${spans.map(({ roomId }) => roomId)}::uuid[], ${spans.map(({ after }) => after)}::bigint[],
    ${spans.map(({ upTo }) => upTo)}::bigint[]) as span (room_id, after, up_to)`;
}

/** Begins a letter and gives its id. */
export async function insertLetter(
  trx: Db,
  letter: { readonly personId: string; readonly kind: RoomLetterKind; readonly tokenHash: string },
): Promise<string> {
  const { id } = await trx.insertInto("roomLetters").values(letter).returning("id").executeTakeFirstOrThrow();
  return id;
}

/**
 * Takes what is new in the rooms that people follow, by themselves or by having written there, as told of by letter, and
 * gives it by person: of the last two days, so that who begins to follow a room is not sent all of its past. A room's
 * numbers commit in order, so no message comes later under a number that was passed.
 */
export async function takeRest(trx: Db): Promise<(Span & { readonly personId: string })[]> {
  const { rows } = await sql<Span & { personId: string }>`
    with active as (
      select rooms.id, rooms.last_n, fresh.first_n from rooms
      cross join lateral (select min(n) as first_n from messages
        where room_id = rooms.id and created_at > now() - interval '2 days') as fresh
      where fresh.first_n is not null
    ), due as (
      select people.id as person_id, active.id as room_id, active.last_n,
        greatest(reader.up_to, reader.mailed_up_to, active.first_n - 1) as after
      from active cross join people
      left join letter_choices choice on choice.person_id = people.id
      left join room_readers reader on reader.person_id = people.id and reader.room_id = active.id
      where people.email is not null and coalesce(choice.rest, 'daily') <> 'never'
        and (reader.attention = 'following' or (reader.attention is null
          and exists (select from messages where room_id = active.id and person_id = people.id)))
    ), taken as (
      insert into room_readers as reader (person_id, room_id, mailed_up_to)
      select person_id, room_id, last_n from due
      where exists (select from messages where room_id = due.room_id and n > due.after and person_id <> due.person_id
        and body is not null and hidden_at is null)
      on conflict (person_id, room_id) do update set mailed_up_to = excluded.mailed_up_to
      returning person_id, room_id
    )
    select person_id as "personId", room_id as "roomId", after, last_n as "upTo"
    from due join taken using (person_id, room_id) order by person_id, room_id`.execute(trx);
  return rows;
}

/** The letter a link in it belongs to, with what its reader gets now. */
export async function findStopping(db: Db, tokenHash: string) {
  return db
    .selectFrom("roomLetters as letter")
    .leftJoin("letterChoices as choice", "choice.personId", "letter.personId")
    .select((is) => [
      "letter.personId",
      is.ref("letter.kind").$castTo<RoomLetterKind>().as("kind"),
      "choice.mentions",
      "choice.rest",
    ])
    .where("letter.tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

/** What a person has chosen; undefined where nothing. */
export function findChoices(db: Db, personId: string) {
  return db
    .selectFrom("letterChoices")
    .select((is) => [
      is.ref("mentions").$castTo<LetterChoices["mentions"]>().as("mentions"),
      is.ref("rest").$castTo<LetterChoices["rest"]>().as("rest"),
    ])
    .where("personId", "=", personId)
    .executeTakeFirst();
}

/** Keeps what a person has chosen, where only one is given the other as it was; who wants no letters of mentions has none waiting. */
export async function saveChoices(trx: Db, personId: string, choices: Partial<LetterChoices>): Promise<void> {
  await trx
    .insertInto("letterChoices")
    .values({ personId, ...choices })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(choices))
    .execute();
  if (choices.mentions === "never")
    await trx
      .deleteFrom("roomLetterMentions")
      .where("personId", "=", personId)
      .where("letterId", "is", null)
      .execute();
}
