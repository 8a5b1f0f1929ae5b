import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { countUnread, type MandateReader } from "#db/queries/unread-counts.ts";
import { median } from "./load.ts";

const sizes = { small: 1_000, large: 1_000_000 } as const;
const rounds = 40;

/**
 * A room of messages, one a minute until now, written by all the Chief Smart City Officers: those up to the number `until`,
 * all without it. Called again it goes on behind them.
 */
export async function insertGrownRoom(db: Db, slug: string, size: number, until = size): Promise<void> {
  await sql`with room as (
      insert into rooms (slug, kind, audience, titles, last_n)
      values (${slug}, 'standing', 'members', ${JSON.stringify([{ lang: "en", title: slug }])}::jsonb, ${until})
      on conflict (slug) do update set last_n = excluded.last_n returning id
    ), writers as (
      select mandates.id, person_id, row_number() over (order by mandates.id) - 1 as place, count(*) over () as many
      from mandates join offices on offices.id = mandates.office_id
      where offices.kind = 'city' and capacity = 'head' and ends_at is null
    ), written as (
      insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, html, lang, created_at)
      select room.id, writers.person_id, gen_random_uuid(), writers.id, n, n, 'Message ' || n || '.',
        '<p dir="auto">Message ' || n || '.</p>', 'en', now() - make_interval(mins => ${size} - n)
      from room, generate_series(1 + (select count(*)::int from messages join room on room_id = room.id), ${until}::int) n
      join writers on writers.place = n % writers.many
      returning room_id, n, created_at, mandate_id, key
    )
    insert into room_events (room_id, n, type, at, mandate_id, message_key)
    select room_id, n, 'message.posted', created_at, mandate_id, key from written`.execute(db);
}

interface Reader {
  readonly origin: string;
  readonly cookie: string;
}

/** What is read of each room, as its own address ends: the numbers of the large one stand for the same place in the small one. */
function readings(slug: string, size: number): Record<string, string> {
  const day = new Date(Date.now() - (size / 2) * 60_000).toISOString().slice(0, 10);
  return {
    "the room's page, with what is unread": `/en/rooms/${slug}`,
    "a page in its middle": `/en/rooms/${slug}?before=${String(size / 2)}`,
    "jump to a date": `/en/rooms/${slug}?date=${day}`,
    "permanent link": `/en/rooms/${slug}/messages/${String(size / 2)}`,
  };
}

/**
 * Lines of a table: what is read | ms of 1,000,000 | ms of 1,000 | ratio. Medians. What is read of a room, of a large and a
 * small one in turn; what is read of all rooms, before one of them has grown and after.
 */
export async function measureGrowth(db: Db, reader: Reader): Promise<string[]> {
  for (const [name, size] of Object.entries(sizes))
    await insertGrownRoom(db, `bench-${name}`, size, sizes.small);
  await tidy(db);
  const before = await measureLists(db, reader);
  await insertGrownRoom(db, "bench-large", sizes.large);
  await tidy(db);
  const after = await measureLists(db, reader);
  return [
    ...(await measureRooms(reader)),
    ...(await measureNotice(db)),
    ...Object.entries(before).map(([what, small]) => lineOf(what, after[what] ?? NaN, small)),
  ];
}

/** As it is done in time. */
const tidy = (db: Db) => sql`vacuum (analyze) rooms, messages, room_events`.execute(db);

function lineOf(what: string, large: number, small: number): string {
  const ratio = (large / small).toFixed(2);
  return `${what} | ${large.toFixed(1)} ms | ${small.toFixed(1)} ms | ${ratio} | ≤ 1.3`;
}

async function measureRooms(reader: Reader): Promise<string[]> {
  const small = readings("bench-small", sizes.small);
  const lines: string[] = [];
  for (const [what, path] of Object.entries(readings("bench-large", sizes.large))) {
    const took = await timesOf({
      large: () => read(reader, path),
      small: () => read(reader, small[what] ?? ""),
    });
    lines.push(lineOf(what, took.large, took.small));
  }
  return lines;
}

/** What a node asks after a message, for everyone who is connected. */
async function measureNotice(db: Db): Promise<string[]> {
  const readers = await listReaders(db);
  const idOf = async (slug: string) =>
    (await db.selectFrom("rooms").select("id").where("slug", "=", slug).executeTakeFirstOrThrow()).id;
  const [large, small] = [await idOf("bench-large"), await idOf("bench-small")];
  const took = await timesOf({
    large: () => countUnread(db, readers, [large]),
    small: () => countUnread(db, readers, [small]),
  });
  return [lineOf(`unread of ${String(readers.length)} people in the room`, took.large, took.small)];
}

/** What is read of all rooms, and how long it takes. */
async function measureLists(db: Db, reader: Reader): Promise<Record<string, number>> {
  const readers = await listReaders(db);
  return timesOf({
    "list of all rooms, with what is unread for oneself": () => read(reader, "/en/rooms"),
    "unread of one person in all rooms": () => countUnread(db, readers.slice(0, 1), null),
    [`unread of ${String(readers.length)} people in all rooms`]: () => countUnread(db, readers, null),
  });
}

/** The members' people, as a node knows those who are connected: the cities' have written in the rooms, the others not. */
async function listReaders(db: Db): Promise<MandateReader[]> {
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select(["mandates.id as mandateId", "mandates.personId", "officeId", "offices.countryCode as country"])
    .where("offices.kind", "in", ["city", "country", "secretariat"])
    .where("mandates.endsAt", "is", null)
    .execute();
  const audiences = ["everyone", "members-and-partners", "members", "members-and-invited"];
  return rows.map((row) => ({ ...row, audiences, guest: null }));
}

/** How long each work takes, in ms: medians, one after the other in turn; a first round warms up. */
async function timesOf<Name extends string>(
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const took = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, work] of Object.entries<() => Promise<unknown>>(works)) {
      const from = performance.now();
      await work();
      if (round > 0) took.set(name, [...(took.get(name) ?? []), performance.now() - from]);
    }
  return Object.fromEntries([...took].map(([name, times]) => [name, median(times)])) as Record<Name, number>;
}

/** Reads a page to its end; throws where it is none. */
async function read({ origin, cookie }: Reader, path: string): Promise<void> {
  const answer = await fetch(origin + path, { headers: { Cookie: cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
}
