import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { endOtherSessions } from "#app/features/accounts/session-commands.server.ts";
import { changeEnd, endMandate } from "#app/features/offices/mandate-commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { createSessions } from "#server/sessions.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { nodeOrigin, startNodeProcess } from "./node-process.ts";
import { openOfficePlayers, type OfficePlayer } from "./office-players.ts";

const origin = nodeOrigin;
/** Members and partners only. */
const room = "partner-proposals";
const ends: (() => unknown)[] = [];
const sockets: Socket[] = [];
let database: TestDatabase;
let services: Services;
let players: Record<OfficePlayer, Mandated>;
let ports: number[];

async function startNode(): Promise<number> {
  const { port, end } = await startNodeProcess(database.url);
  ends.push(end);
  return port;
}

beforeAll(async () => {
  database = await testDatabase();
  services = testServices(database.db);
  players = await openOfficePlayers(services);
  ports = await Promise.all([startNode(), startNode()]);
}, 90_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  for (const end of ends) end();
  await database.close();
});

/** A socket of this player on a node that has joined the members' room, and the bodies it hears. */
async function listen(port: number, name: OfficePlayer) {
  const { person, mandate } = players[name];
  const cookie = await createSessions(services.db, { secure: false }).open(person.id, mandate.id);
  const socket = io(`http://127.0.0.1:${String(port)}`, {
    transports: ["websocket"],
    extraHeaders: { cookie: cookie.split(";")[0]!, origin },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await once(socket as unknown as NodeJS.EventEmitter, "connect");
  const heard: string[] = [];
  socket.on("room:events", ({ events }: { events: { message: { body: string } }[] }) => {
    heard.push(...events.map(({ message }) => message.body));
  });
  const answer = (await socket.emitWithAck("room:join", { room, after: -1 })) as { ok: boolean };
  expect(answer.ok).toBe(true);
  return { socket, heard };
}

const say = (name: OfficePlayer, body: string) =>
  postMessage(services, players[name], { room, id: randomUUID(), body });

async function until(isSo: () => boolean, within = 10_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!isSo() && Date.now() < deadline) await sleep(20);
  expect(isSo()).toBe(true);
}

test("who ends is heard on every node: after a second the sockets hear and say nothing more", async () => {
  const listeners = await Promise.all(ports.map((port) => listen(port, "csco")));
  const other = await listen(ports[1]!, "phuket");
  await say("phuket", "before");
  await until(() => listeners.every(({ heard }) => heard.includes("before")));
  await endMandate(services, players.nr, { mandateId: players.csco.mandate.id });
  await sleep(1_000);
  await say("phuket", "after");
  await until(() => other.heard.includes("after"));
  await sleep(300);
  for (const { heard, socket } of listeners) {
    expect(heard).toEqual(["before"]);
    const posting = { room, id: randomUUID(), body: "still here?" };
    expect(await socket.emitWithAck("room:post", posting)).toMatchObject({ ok: false });
    expect(await socket.emitWithAck("room:join", { room, after: -1 })).toMatchObject({
      ok: false,
      status: 404,
    });
  }
}, 60_000);

test("an end that comes by time is noticed within a second", async () => {
  const { heard } = await listen(ports[0]!, "hanoi");
  const other = await listen(ports[0]!, "phuket");
  const mandateId = players.hanoi.mandate.id;
  // A day is the least a form gives; the event makes the nodes look again, as they would after it.
  await changeEnd(services, players.nr, { mandateId, until: "2099-01-01" });
  await services.db
    .updateTable("mandates")
    .set({ endsAt: sql<Date>`clock_timestamp() + interval '2 seconds'` })
    .where("id", "=", mandateId)
    .execute();
  await sql`select pg_notify('portal', ${`offices.mandateChanged ${mandateId}`})`.execute(services.db);
  await say("phuket", "in time");
  await until(() => heard.includes("in time"));
  await sleep(3_000);
  await say("phuket", "too late");
  await until(() => other.heard.includes("too late"));
  await sleep(300);
  expect(heard).toEqual(["in time"]);
}, 60_000);

test("a session that is ended takes its sockets along on every node, and those of no other session", async () => {
  const ended = await Promise.all(ports.map((port) => listen(port, "phuket")));
  const kept = await listen(ports[0]!, "nr");
  await endOtherSessions(services, players.phuket, "none of these");
  await until(() => ended.every(({ socket }) => !socket.connected), 1_000);
  expect(kept.socket.connected).toBe(true);
}, 60_000);
