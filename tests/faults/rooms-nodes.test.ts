import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf, isLong, oneOf, seed } from "./chance.ts";
import { expectSame } from "./committed.ts";
import { postgresProcesses, signalAll } from "./postgres-process.ts";
import { openProxy, type Line, type Proxy } from "./proxy.ts";
import { openClients, type RoomClient } from "./room-client.ts";
import { openRooms, type Node, type RoomsGround } from "./rooms-ground.ts";
import { writeThrough } from "./writing-through.ts";

const second = 1_000;
const [people, clientsEach, kills, killEvery] = isLong ? [20, 10, 6, 10 * second] : [6, 2, 2, second];
const pace = isLong ? 80 : 40;
const chance = chanceOf(seed);
let ground: RoomsGround;
/** Before the database of the first node: knows which of its connections listens. */
let before: Proxy;
let listening: Line | undefined;
/** Before the nodes: a client comes to one of those that run. */
let proxy: Proxy;
let nodes: Node[];
let clients: RoomClient[];

const isListen = (bytes: Buffer) => bytes.includes('listen "portal"');
const startFirst = () => {
  const through = new URL(ground.url);
  through.host = `127.0.0.1:${String(before.port)}`;
  return ground.node(through.href);
};

beforeAll(async () => {
  ground = await openRooms();
  const { port } = new URL(ground.url);
  before = await openProxy(
    () => Number(port),
    (line, way, bytes) => {
      if (way === "up" && isListen(bytes)) listening = line;
    },
  );
  nodes = await Promise.all([startFirst(), ground.node()]);
  proxy = await openProxy(() => oneOf(chance, nodes)?.port ?? 1);
  const cookies = await ground.signIn(people);
  clients = await openClients(
    cookies.flatMap((cookie) => Array.from({ length: clientsEach }, () => ({ port: proxy.port, cookie }))),
  );
  await expectSame(ground.db, clients);
});
afterAll(async () => {
  for (const client of clients) client.close();
  const ends = await Promise.all(
    nodes.map(async (node) => ({ code: await node.end("SIGTERM"), said: node.output() })),
  );
  for (const { code, said } of ends)
    expect([code, /unhandled|uncaught/i.test(said) ? said : ""]).toEqual([0, ""]);
  await proxy.close();
  await before.close();
  await ground.close();
});

/** Lets everybody write while something happens, and a moment longer. */
function through(happening: () => Promise<unknown>): Promise<void> {
  return writeThrough({ db: ground.db, clients, chance, pace }, async () => {
    await happening();
    await sleep(second / 2);
  });
}

describe("two nodes on one database: everybody receives what was committed, in order, once", () => {
  test(
    "one after the other killed by kill -9 and started again",
    async () => {
      await through(async () => {
        for (let kill = 0; kill < kills; kill += 1) {
          const [node] = nodes.splice(0, 1);
          await node!.end("SIGKILL");
          await sleep(killEvery / 2);
          // The second node has become the first: the killed one comes back at the end of the row.
          nodes.push(kill % 2 === 0 ? await startFirst() : await ground.node());
          await sleep(killEvery / 2);
        }
      });
    },
    240 * second,
  );

  test.each(["SIGINT", "SIGKILL"] as const)(
    "PostgreSQL ended by %s and started again",
    async (signal) => {
      await through(async () => {
        const [server = 0] = postgresProcesses(ground.dataDir);
        if (signal === "SIGKILL") signalAll([server], signal);
        else process.kill(server, signal);
        await expect.poll(() => countListeners().catch(() => 0), { timeout: 60 * second }).toBe(2);
      });
    },
    150 * second,
  );

  test(
    "the connections that listen are terminated",
    async () => {
      await through(async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portal listening'`.execute(
          ground.db,
        );
        await expect.poll(countListeners, { timeout: 60 * second }).toBe(2);
      });
    },
    150 * second,
  );

  test(
    "the connection on which a node listens is half open: it is found out and replaced",
    async () => {
      await through(async () => {
        const deaf = listening!;
        deaf.deafen("down");
        deaf.deafen("up");
        await expect.poll(() => listening !== deaf, { timeout: 60 * second }).toBe(true);
      });
    },
    150 * second,
  );
});

/** How many nodes listen, by the database. */
async function countListeners(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from pg_stat_activity where application_name = 'portal listening'`.execute(
    ground.db,
  );
  return rows[0]?.count ?? 0;
}
