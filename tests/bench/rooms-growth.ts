import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { median } from "./load.ts";

const sizes = { small: 1_000, large: 1_000_000 } as const;
const rounds = 40;

/** Two rooms written by all the Chief Smart City Officers: of 1,000 messages and of 1,000,000, one a minute until now. */
export async function insertGrownRooms(db: Db): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) await insertGrownRoom(db, `bench-${name}`, size);
  await sql`vacuum (analyze) rooms, messages, room_events`.execute(db);
}

/** A room of that many messages, one a minute until now, written by all the Chief Smart City Officers. */
export async function insertGrownRoom(db: Db, slug: string, size: number): Promise<void> {
  await sql`with room as (
      insert into rooms (slug, kind, audience, titles, last_n)
      values (${slug}, 'standing', 'members', ${JSON.stringify([{ lang: "en", title: slug }])}::jsonb, ${size}) returning id
    ), writers as (
      select mandates.id, person_id, row_number() over (order by mandates.id) - 1 as place, count(*) over () as many
      from mandates join offices on offices.id = mandates.office_id
      where offices.kind = 'city' and capacity = 'head' and ends_at is null
    ), written as (
      insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, html, lang, created_at)
      select room.id, writers.person_id, gen_random_uuid(), writers.id, n, n, 'Message ' || n || '.',
        '<p dir="auto">Message ' || n || '.</p>', 'en', now() - make_interval(mins => ${size} - n)
      from room, generate_series(1, ${size}::int) n join writers on writers.place = n % writers.many
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

/** Lines of a table: what is read | ms of 1,000,000 | ms of 1,000 | ratio. Medians, one after the other in turn. */
export async function measureGrowth(reader: Reader): Promise<string[]> {
  const small = readings("bench-small", sizes.small);
  const large = readings("bench-large", sizes.large);
  const lines: string[] = [];
  for (const [what, path] of Object.entries(large)) {
    const { status } = await fetch(reader.origin + path, { headers: { Cookie: reader.cookie } });
    if (status !== 200) {
      lines.push(`${what} | answered ${String(status)} | | | ≤ 1.3`);
      continue;
    }
    const took: { large: number[]; small: number[] } = { large: [], small: [] };
    for (let round = 0; round < rounds; round += 1) {
      took.large.push(await timeOf(reader, path));
      took.small.push(await timeOf(reader, small[what] ?? ""));
    }
    const [ours, theirs] = [median(took.large), median(took.small)];
    lines.push(
      `${what} | ${ours.toFixed(1)} ms | ${theirs.toFixed(1)} ms | ${(ours / theirs).toFixed(2)} | ≤ 1.3`,
    );
  }
  return lines;
}

async function timeOf({ origin, cookie }: Reader, path: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(origin + path, { headers: { Cookie: cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
  return performance.now() - from;
}
