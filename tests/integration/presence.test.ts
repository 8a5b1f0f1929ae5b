import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import type { Here } from "#app/features/rooms/line/here.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { markNodeSeen, releaseJobsOfGoneNodes } from "#db/queries/nodes.ts";
import { writePresence } from "#db/queries/presence.ts";
import { openLiveScene } from "./live-node.ts";
import { openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { services, statements, actors, openNode, dial } = await openLiveScene();

/** Someone who has joined a room at a node, and what they were told of who is there. */
async function join(port: number, who: RoomPlayer, room: string) {
  const socket = dial(port, who);
  const told: Here[] = [];
  socket.on("room:presence", (here: Here) => told.push(here));
  // What is unread is counted once, after connecting.
  const isCounted = new Promise<void>((resolve) =>
    socket.once("notify", () => {
      resolve();
    }),
  );
  const ask = (event: string, content: object = {}) =>
    socket.timeout(5_000).emitWithAck(event, { room, ...content }) as Promise<{ ok: boolean }>;
  await Promise.all([ask("room:join", { after: 0 }), isCounted]);
  const names = (of: "people" | "typing") =>
    told
      .at(-1)
      ?.[of].map(({ office }) => office.city ?? office.organisation)
      .sort();
  return { socket, told, ask, people: () => names("people"), typing: () => names("typing") };
}

const until = (check: () => void, { timeout = 8_000 } = {}) => vi.waitFor(check, { timeout, interval: 50 });

test("over two nodes: who comes, who is there twice, who writes, who goes", async () => {
  const [one, two] = [await openNode(), await openNode()];
  const room = await openTestRoom(services, actors.daNang);
  const daNang = await join(one, "daNang", room);
  await until(() => expect(daNang.people()).toEqual(["da-nang"]));
  const phuket = await join(two, "phuket", room);
  for (const each of [daNang, phuket])
    await until(() => expect(each.people()).toEqual(["da-nang", "phuket"]));
  const again = await join(two, "phuket", room);
  await until(() => expect(again.people()).toEqual(["da-nang", "phuket"]));
  expect(again.told.at(-1)?.count).toBe(2);
  await phuket.ask("room:typing");
  for (const each of [daNang, phuket]) await until(() => expect(each.typing()).toEqual(["phuket"]));
  await phuket.ask("room:post", posting(room));
  // Before it would pass by itself, after six seconds.
  for (const each of [phuket, daNang])
    await until(() => expect(each.typing()).toEqual([]), { timeout: 2_000 });
  phuket.socket.disconnect();
  again.socket.disconnect();
  await until(() => expect(daNang.people()).toEqual(["da-nang"]));
});

test("nothing is asked and nothing told while nothing changes; another socket of the same office writes nothing", async () => {
  const port = await openNode();
  const room = await openTestRoom(services, actors.daNang);
  const first = await join(port, "daNang", room);
  await until(() => expect(first.people()).toEqual(["da-nang"]));
  const second = await join(port, "daNang", room);
  await until(() => expect(second.people()).toEqual(["da-nang"]));
  statements.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(statements).toEqual([]);
  expect([first.told.length, second.told.length]).toEqual([1, 1]);
  second.socket.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(statements).toEqual([]);
});

test("forty who come at once are told in a few times, not one by one", async () => {
  const port = await openNode();
  const room = await openTestRoom(services, actors.daNang);
  const players = ["daNang", "phuket", "mekong", "lumen"] as const;
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, index) => join(port, players[index % 4]!, room)),
  );
  for (const each of all) await until(() => expect(each.told.at(-1)?.count).toBe(4));
  const times = all.map(({ told }) => told.length);
  expect(Math.max(...times)).toBeLessThanOrEqual(4);
});

test("a node killed leaves no ghosts: the beat of another forgets what it said and tells the room", async () => {
  const port = await openNode();
  const room = await openTestRoom(services, actors.daNang);
  const [killed, { id: roomId }] = [randomUUID(), await seenRoom(services.db, actors.daNang, room)];
  await markNodeSeen(services.db, { id: killed, version: "1", process: killed });
  const mandates = [actors.mekong.mandate.id];
  await writePresence(services.db, { process: killed, roomId, mandates });
  const daNang = await join(port, "daNang", room);
  await until(() => expect(daNang.people()).toEqual(["da-nang", "mekong"]));
  await releaseJobsOfGoneNodes(services.db, 60);
  expect(daNang.people()).toEqual(["da-nang", "mekong"]);
  await sql`update nodes set seen_at = clock_timestamp() - interval '31 s' where process = ${killed}`.execute(
    services.db,
  );
  await releaseJobsOfGoneNodes(services.db, 60);
  await until(() => expect(daNang.people()).toEqual(["da-nang"]));
  const { rows } = await sql`select from room_presence where process = ${killed}`.execute(services.db);
  expect(rows).toEqual([]);
});

test("only who may write says so; who has not joined is not told of", async () => {
  const port = await openNode();
  const room = await openTestRoom(services, actors.daNang);
  const [daNang, admin] = [await join(port, "daNang", room), await join(port, "admin", room)];
  await until(() => expect(daNang.told.at(-1)?.count).toBe(2));
  expect(await admin.ask("room:typing")).toMatchObject({ ok: false, status: 403 });
  await daNang.ask("room:leave");
  expect(await daNang.ask("room:typing")).toEqual({ ok: true });
  await until(() => expect(admin.told.at(-1)).toMatchObject({ count: 1, typing: [] }));
});
