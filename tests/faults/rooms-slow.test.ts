import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chanceOf, isLong, oneOf, seed } from "./chance.ts";
import { expectSame } from "./committed.ts";
import { signalAll } from "./postgres-process.ts";
import { openProxy, type Line, type Proxy, type Way } from "./proxy.ts";
import { openClients, type RoomClient } from "./room-client.ts";
import { openRooms, room, type Node, type RoomsGround } from "./rooms-ground.ts";
import { writeThrough } from "./writing-through.ts";

const second = 1_000;
const [people, clientsEach, forSeconds] = isLong ? [20, 5, 30] : [8, 2, 2];
/** Seconds: shorter than a statement may take, and in the long form longer, too. */
const pauses = isLong ? [3, 8] : [2];
/** How long the way back may take, in milliseconds: whoever was refused comes again up to 15 s later, not all at one moment. */
const patience = 30 * second;
const chance = chanceOf(seed);
let ground: RoomsGround;
let node: Node;
/** Before the node's database, and before the node. */
let before: Proxy;
let proxy: Proxy;
let cookies: string[];
let clients: RoomClient[];
/** What happens on the way to the database and back. */
let meddle: (line: Line, way: Way, bytes: Buffer) => void = () => undefined;

beforeAll(async () => {
  ground = await openRooms();
  const through = new URL(ground.url);
  const { port } = through;
  before = await openProxy(
    () => Number(port),
    (...piece) => {
      meddle(...piece);
    },
  );
  through.host = `127.0.0.1:${String(before.port)}`;
  node = await ground.node(through.href);
  proxy = await openProxy(() => node.port);
  cookies = await ground.signIn(people);
  clients = await openClients(
    cookies.flatMap((cookie) => Array.from({ length: clientsEach }, () => ({ port: proxy.port, cookie }))),
  );
  await expectSame(ground.db, clients);
});
afterAll(async () => {
  for (const client of clients) client.close();
  const code = await node.end("SIGTERM");
  expect([code, /unhandled|uncaught/i.test(node.output()) ? node.output() : ""]).toEqual([0, ""]);
  await proxy.close();
  await before.close();
  await ground.close();
});

/** Lets everybody write while something happens to the database or the way there, which is well again after it. */
function through(happening: () => Promise<unknown>): Promise<void> {
  return writeThrough({ db: ground.db, clients, chance, pace: isLong ? 80 : 60, patience }, async () => {
    try {
      await happening();
    } finally {
      meddle = () => undefined;
      for (const line of before.lines) line.delay(0);
    }
  });
}

/** Ids of the processes that serve the portal in the database. */
async function backends(): Promise<number[]> {
  const { rows } = await sql<{
    pid: number;
  }>`select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(
    ground.db,
  );
  return rows.map(({ pid }) => pid);
}

test(
  "every statement takes two to five seconds: what cannot be done in time is refused, and costs nobody the line",
  async () => {
    const [first, ...others] = proxy.lines;
    const insider = clients[0]!;
    const message = randomUUID();
    await insider.ask("room:post", { id: message, body: "Words" });
    await through(async () => {
      meddle = (line) => {
        // On the way there, and on the way back.
        line.delay((1 + 1.5 * chance()) * second);
      };
      for (const line of others) if (chance() < 0.3) line.cut();
      for (let asked = 0; asked < (isLong ? 4 : 1); asked += 1)
        expect(await insider.ask("room:react", { message, emoji: "👍", on: true })).toMatchObject({
          ok: false,
          status: 503,
        });
      expect([insider.store.get().link, proxy.lines.has(first!)]).toEqual(["live", true]);
    });
  },
  150 * second,
);

test(
  "connections to the database break and slow down while clients come and go",
  async () => {
    await through(async () => {
      for (let step = 0; step < forSeconds * 20; step += 1) {
        const line = step % 4 === 0 ? oneOf(chance, before.lines) : undefined;
        if (line && chance() < 0.5) line.cut();
        else line?.delay(chance() * 5 * second);
        if (step % 8 === 0) oneOf(chance, proxy.lines)?.cut();
        await sleep(50);
      }
    });
  },
  150 * second,
);

test.each(pauses)("the room's row is held by someone else for %i s", async (pause) => {
  await through(() =>
    ground.db.transaction().execute(async (trx) => {
      await trx.selectFrom("rooms").select("id").where("slug", "=", room).forUpdate().execute();
      await sleep(pause * second);
    }),
  );
});

test.each(pauses)("the processes of the database stand still for %i s", async (pause) => {
  await through(async () => {
    const stopped = await backends();
    signalAll(stopped, "SIGSTOP");
    try {
      await sleep(pause * second);
    } finally {
      signalAll(stopped, "SIGCONT");
    }
  });
});

test.each(isLong ? [5] : [2])("the node stands still for %i s", async (pause) => {
  await through(async () => {
    signalAll([node.pid], "SIGSTOP");
    try {
      await sleep(pause * second);
    } finally {
      signalAll([node.pid], "SIGCONT");
    }
    await sleep(second);
  });
});

test("who is refused at the door hears nothing, and is told all of it when let in", async () => {
  const [away, writer] = await openClients(
    cookies.slice(0, 2).map((cookie) => ({ port: proxy.port, cookie })),
  );
  const both = [away!, writer!];
  await expectSame(ground.db, both);
  const { witness } = away!;
  meddle = (line, way, bytes) => {
    if (way === "up" && bytes.includes("list-events")) line.cut();
  };
  const known = witness.heard.size;
  const [line] = [...proxy.lines].slice(-2);
  line!.cut();
  await expect.poll(() => witness.refusals, { timeout: 20 * second }).toBeGreaterThan(0);
  for (let count = 0; count < 3; count += 1)
    expect(await writer!.ask("room:post", { id: randomUUID(), body: "Words" })).toMatchObject({ ok: true });
  await expect.poll(() => writer!.witness.heard.size).toBe(known + 3);
  await sleep(second / 5);
  expect([witness.heard.size, away!.store.get().link]).toEqual([known, "lost"]);
  meddle = () => undefined;
  await expectSame(ground.db, both);
  for (const client of both) client.close();
});
