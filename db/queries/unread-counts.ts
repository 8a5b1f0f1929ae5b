import { sql } from "kysely";
import { unreadLimit } from "#app/features/rooms/limits.ts";
import type { Db } from "../connection.ts";
import { isReadable } from "./rooms.ts";
import { mentionsByRoom, unreadOfRoom, type Reader } from "./unread.ts";

/** Someone whose unread messages are counted: a person under a mandate, and what rooms they may read under it. */
export interface MandateReader extends Reader {
  readonly mandateId: string;
  readonly audiences: readonly string[];
  /** The organisation whose invitations count. */
  readonly guest: string | null;
}

interface Unread {
  readonly mandateId: string;
  readonly roomId: string;
  /** At most 100. */
  readonly unread: number;
}

const person = sql.ref("reader.person_id");

/** As `hasWritten`; the order makes it a step in the index for each, whatever the statistics say of who writes how much. */
const written = sql`(select person_id from messages where room_id = rooms.id and person_id >= ${person}
  order by person_id limit 1) = ${person}`;

/**
 * What each reader is told of as unread, by room, from the numbers; in these rooms, or in all. All messages count where
 * they follow the room or have written in it and said nothing else, elsewhere those that mention them; nothing where
 * it is muted or no longer theirs to read. One statement for all readers; rooms without anything unread are left out.
 */
export async function countUnread(
  db: Db,
  readers: readonly MandateReader[],
  rooms: readonly string[] | null,
): Promise<readonly Unread[]> {
  if (readers.length === 0) return [];
  const within = rooms === null ? sql`true` : sql`rooms.id = any(${rooms}::uuid[])`;
  const { rows } = await sql<Unread>`with readers as (
      select "mandateId" as mandate_id, "personId" as person_id, "officeId" as office_id, country, audiences, guest
      from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as given ("mandateId" uuid, "personId" uuid,
        "officeId" uuid, country text, audiences text[], guest text)
    ), mentioned as materialized (
      select mandate_id, mentions.room_id, mentions.count from readers as reader cross join lateral
        ${mentionsByRoom({ personId: person, officeId: sql.ref("reader.office_id"), country: sql.ref("reader.country") })}
        as mentions (room_id, count)
    ), told as materialized (
      select reader.mandate_id, rooms.id, least(${unreadLimit}::integer, case
          when reading.attention = 'following' or ${written} then ${unreadOfRoom(person)}
          else coalesce((select count from mentioned where mandate_id = reader.mandate_id and room_id = rooms.id), 0)
        end) as unread
      from readers as reader cross join rooms
      left join room_readers as reading on reading.person_id = reader.person_id and reading.room_id = rooms.id
      where ${within} and reading.attention is distinct from 'muted'
        and ${isReadable({ audiences: sql.ref("reader.audiences"), guest: sql.ref("reader.guest") })}
    ) select mandate_id as "mandateId", id as "roomId", unread from told where unread > 0`.execute(db);
  return rows;
}
