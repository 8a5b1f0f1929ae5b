import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { channel } from "./events.ts";
import { officeColumns } from "./office-columns.ts";

interface Present {
  readonly process: string;
  readonly roomId: string;
  /** Ids of the mandates of those who are in the room on this node. */
  readonly mandates: readonly string[];
}

const changed = (roomId: unknown, process: string) =>
  sql`pg_notify(${channel}, 'presence.changed ' || ${roomId} || '/' || ${process}::text)`;

/** Says who is in a room on this node, and wakes the others, in one statement. */
export async function writePresence(db: Db, { process, roomId, mandates }: Present): Promise<void> {
  const write =
    mandates.length === 0
      ? sql`delete from room_presence where room_id = ${roomId} and process = ${process}`
      : sql`insert into room_presence (process, room_id, mandates) values (${process}, ${roomId}, ${mandates}::uuid[])
          on conflict (room_id, process) do update set mandates = excluded.mandates`;
  await sql`with written as (${write}) select ${changed(sql`${roomId}::text`, process)}`.execute(db);
}

/** The node is going: it says nothing any more. */
export async function removePresence(db: Db, process: string): Promise<void> {
  await sql`with gone as (delete from room_presence where process = ${process} returning room_id)
    select ${changed(sql`room_id::text`, process)} from gone`.execute(db);
}

/** After how many seconds without a sign what a node says no longer counts. */
const silentAfter = 30;

/** Who is in a room on the other nodes that are there, each mandate once. */
export function listPresentElsewhere(db: Db, { roomId, process }: Omit<Present, "mandates">) {
  return db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["mandates.id as mandateId", ...officeColumns])
    .where(
      sql<boolean>`mandates.id in (select unnest(room_presence.mandates) from room_presence
        where room_presence.room_id = ${roomId} and room_presence.process <> ${process}
          and exists (select from nodes where nodes.process = room_presence.process and nodes.seen_at > ${ago}))`,
    )
    .orderBy("mandates.id")
    .execute();
}

const ago = sql`clock_timestamp() - make_interval(secs => ${silentAfter})`;

/** Tells the other nodes that someone here is writing in a room. */
export async function tellTyping(
  db: Db,
  { process, roomId, mandateId }: Omit<Present, "mandates"> & { readonly mandateId: string },
): Promise<void> {
  await sql`select pg_notify(${channel}, ${`presence.typing ${roomId}/${process}/${mandateId}`})`.execute(db);
}

/** Within another statement: forgets what nodes that are gone said, and wakes the others; nothing where none is gone. */
export const forgettingSilent = sql`silent as (
    delete from room_presence
    where not exists (select from nodes where nodes.process = room_presence.process and nodes.seen_at > ${ago})
    returning room_id
  ), told as (select ${changed(sql`room_id::text`, "")} from silent)`;
