import { sql } from "kysely";
import { expect, test } from "vitest";
import { markRead } from "#app/features/rooms/reading/commands.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { connect } from "#db/connection.ts";
import { listPage, type Stretch } from "#db/queries/message-pages.ts";
import { listEvents } from "#db/queries/messages.ts";
import { findReading } from "#db/queries/unread.ts";
import type { TestDatabase } from "../database.ts";
import { analyze, openRoomScene, openTestRoom, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();
/** Statements sent, with their values. */
const sent: [text: string, values: unknown[]][] = [];
listenTo(database.pool);

/** A room with `count` messages, one an hour from 1 November 2026, 00:00 UTC, each after an event that is none. */
async function filled(count: number): Promise<string> {
  const slug = await openTestRoom(services, actors.daNang);
  await sql`with room as (update rooms set last_n = ${count * 2} where slug = ${slug} returning id)
    insert into messages (room_id, person_id, id, mandate_id, n, as_of, body, created_at)
    select room.id, ${actors.daNang.person.id}::uuid, gen_random_uuid(), ${actors.daNang.mandate.id}::uuid,
      each * 2, each * 2, 'Message ' || each, '2026-11-01T00:00Z'::timestamptz + (each - 1) * interval '1 hour'
    from room, generate_series(1, ${count}::int) as each`.execute(services.db);
  return slug;
}

const open = async (slug: string, query = "", who: RoomPlayer = "phuket") => {
  const page = await findRoomPage(services, actors[who], slug, { query: new URLSearchParams(query) });
  return {
    ...page,
    ...page.reading,
    first: page.events[0]?.n ?? null,
    end: page.events.at(-1)?.n ?? null,
    count: page.events.length,
  };
};

test("pages up and down meet without a gap or a double", async () => {
  const slug = await filled(120);
  const newest = await open(slug);
  expect(newest).toMatchObject({ first: 142, end: 240, count: 50, olderBefore: 142, newerAfter: null });
  const older = await open(slug, "before=142");
  expect(older).toMatchObject({ first: 42, end: 140, count: 50, olderBefore: 42, newerAfter: 140 });
  const oldest = await open(slug, "before=42");
  expect(oldest).toMatchObject({ first: 2, end: 40, count: 20, olderBefore: null, newerAfter: 40 });
  expect(await open(slug, "after=40")).toMatchObject({ first: 42, end: 140, newerAfter: 140 });
  expect(await open(slug, "after=140")).toMatchObject({ first: 142, end: 240, newerAfter: null });
  expect(await open(slug, "before=1")).toMatchObject({ count: 0, olderBefore: null });
});

test("a message stands on the page of its link, whatever its age, with some before it", async () => {
  const slug = await filled(120);
  expect(await open(slug, "at=100")).toMatchObject({ first: 80, end: 178, olderBefore: 80, newerAfter: 178 });
  expect(await open(slug, "at=2")).toMatchObject({ first: 2, olderBefore: null, newerAfter: 100 });
  expect(await open(slug, "at=240")).toMatchObject({ first: 220, end: 240, newerAfter: null });
  expect(await open(slug, "at=999")).toMatchObject({ first: 222, end: 240, newerAfter: null });
});

test("a day begins where it does in the reader's zone", async () => {
  const slug = await filled(120);
  // 2 November in Bangkok (UTC+7, as Phuket is) begins at 17:00 of the first: the 18th message.
  const page = await open(slug, "day=2026-11-02");
  expect(page.zone).toBe("Asia/Bangkok");
  expect(page.first).toBe(36 - 20);
  const inUtc = await findRoomPage(services, actors.phuket, slug, {
    query: new URLSearchParams("day=2026-11-02"),
    chosenZone: "UTC",
  });
  expect(inUtc.events[0]?.n).toBe(50 - 20);
  expect(await open(slug, "day=2026-12-24")).toMatchObject({ end: 240, newerAfter: null });
  expect(await open(slug, "day=2020-01-01")).toMatchObject({ first: 2 });
});

test("where one left off", async () => {
  const slug = await filled(120);
  await markRead(services, actors.phuket, { room: slug, upTo: 99 });
  expect(await open(slug, "at=unread")).toMatchObject({ first: 80, firstUnread: 100, unread: 71 });
  await markRead(services, actors.phuket, { room: slug, upTo: 240 });
  expect(await open(slug, "at=unread")).toMatchObject({ end: 240, firstUnread: null, unread: 0 });
});

test("a room of thirty thousand messages is read by steps in its indexes, never as a whole", async () => {
  const slug = await filled(30_000);
  const { id } = await services.db
    .selectFrom("rooms")
    .select("id")
    .where("slug", "=", slug)
    .executeTakeFirstOrThrow();
  await analyze(database);
  const stretches: Stretch[] = [
    { before: null },
    { before: 30_000 },
    { after: 30_000 },
    { around: 30_000 },
    { from: new Date("2027-11-01T00:00Z") },
  ];
  for (const stretch of stretches) {
    const buffers = await touched(() => listPage(services.db, { roomId: id, stretch, limit: 50 }));
    // Fifty messages, each with its mandate, office, city and reactions.
    expect(buffers, JSON.stringify(stretch)).toBeLessThan(2_000);
  }
  const reader = { personId: actors.phuket.person.id, city: "phuket" };
  expect(await touched(() => findReading(services.db, id, reader))).toBeLessThan(1_000);
  expect(await plannedAnew(id)).toBeLessThan(10);
});

/** How often PostgreSQL plans the reading of new events anew, of twenty times; five are its habit. */
async function plannedAnew(roomId: string): Promise<number> {
  await sql`insert into room_events (room_id, n, type, mandate_id, message_key)
    select room_id, n, 'message.posted', mandate_id, key from messages where room_id = ${roomId}`.execute(
    services.db,
  );
  await analyze(database);
  const connection = connect(database.url, { max: 1 });
  const { db } = connection;
  for (let n = 0; n < 20; n += 1) await listEvents(db, roomId, 59_900 + n, 50);
  const { rows } = await sql<{ times: number }>`
    select custom_plans as times from pg_prepared_statements where name = 'list-events'`.execute(db);
  await connection.close();
  return rows[0]?.times ?? Infinity;
}

/** How many pages of the database the last statement of `work` touches. */
async function touched(work: () => Promise<unknown>): Promise<number> {
  sent.length = 0;
  await work();
  const [text = "", values = []] = sent.at(-1) ?? [];
  const { rows } = await database.pool.query<Explained>(
    `explain (analyze, buffers, format json) ${text}`,
    values,
  );
  const plan = rows[0]?.["QUERY PLAN"][0].Plan;
  return plan ? plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] : Infinity;
}

interface Explained {
  readonly "QUERY PLAN": readonly [
    { readonly Plan: Record<"Shared Hit Blocks" | "Shared Read Blocks", number> },
  ];
}

/** Keeps what goes over the pool's connections. */
function listenTo(pool: TestDatabase["pool"]): void {
  const heard = new WeakSet();
  pool.on("acquire", (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      const [asked, values] = given as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
      if (typeof asked === "string") sent.push([asked, values ?? []]);
      else sent.push([asked.text, asked.values ?? values ?? []]);
      return query(...given);
    }) as typeof client.query;
  });
}
