import { sql, type RawBuilder } from "kysely";
import type { RoomLetterKind } from "#app/features/rooms/letters/choices.ts";
import type { Db } from "../connection.ts";
import { subjectTitles } from "./room-subjects.ts";
import { roomRows } from "./rooms.ts";
import { spansTable, type Span } from "./room-letters.ts";

/** A letter as it waits to be written. */
export function findLetter(db: Db, id: string) {
  return db
    .selectFrom("roomLetters")
    .select((is) => ["id", "personId", is.ref("kind").$castTo<RoomLetterKind>().as("kind")])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** What a letter tells of: spans of rooms, or the mentions put into it where there are none. */
export interface LetterContents {
  readonly id: string;
  readonly personId: string;
  readonly spans: readonly Span[];
}

/** The messages a letter is about, whatever has become of them: a table of their keys, and whether each is for the person as such. */
function aboutOf({ id, personId, spans }: LetterContents): RawBuilder<unknown> {
  if (spans.length === 0)
    return sql`(select message_key as key, direct from room_letter_mentions where letter_id = ${id}::uuid)`;
  return sql`(select messages.key, false as direct
    from ${spansTable(spans)}
    join messages on messages.room_id = span.room_id and messages.n > span.after and messages.n <= span.up_to
    where not exists (select from room_letter_mentions mention
      where mention.person_id = ${personId}::uuid and mention.message_key = messages.key))`;
}

/** The rooms a letter is about, with what their rights depend on and their titles. */
export async function listLetterRooms(db: Db, letter: LetterContents) {
  const { rows } = await sql<{ id: string }>`select distinct messages.room_id as id
    from ${aboutOf(letter)} as about join messages using (key)`.execute(db);
  if (rows.length === 0) return [];
  return roomRows(db)
    .select(subjectTitles)
    .where(
      "rooms.id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
}

/** The mandates under which the messages of a letter in these rooms were written. */
export async function listLetterMandates(db: Db, letter: LetterContents, rooms: readonly string[]) {
  const { rows } = await sql<{ id: string }>`select distinct messages.mandate_id as id
    from ${aboutOf(letter)} as about join messages using (key)
    where messages.room_id = any (${rooms}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}

interface LetterMessage {
  readonly roomId: string;
  readonly n: number;
  readonly body: string;
  readonly createdAt: Date;
  readonly mandateId: string;
}

/**
 * What stands of a letter at this moment in these rooms, room by room: neither deleted nor hidden, not read meanwhile, not
 * the person's own, and in rooms not muted, but for what means the person as such.
 */
export async function listLetterMessages(
  db: Db,
  letter: LetterContents,
  rooms: readonly string[],
): Promise<LetterMessage[]> {
  const { rows } = await sql<LetterMessage>`
    select messages.room_id as "roomId", messages.n, messages.body, messages.created_at as "createdAt",
      messages.mandate_id as "mandateId"
    from ${aboutOf(letter)} as about join messages using (key)
    left join room_readers reader on reader.person_id = ${letter.personId}::uuid and reader.room_id = messages.room_id
    where messages.room_id = any (${rooms}::uuid[]) and messages.body is not null and messages.hidden_at is null
      and messages.person_id <> ${letter.personId}::uuid and messages.n > coalesce(reader.up_to, 0)
      and (about.direct or reader.attention is distinct from 'muted')
    order by messages.room_id, messages.n`.execute(db);
  return rows;
}
