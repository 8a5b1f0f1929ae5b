import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { MessageEvent } from "#app/features/rooms/room-event.ts";
import * as accounts from "#db/queries/accounts.ts";
import { createSessions } from "#server/sessions.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { nodeOrigin, startNodeProcess } from "./node-process.ts";

const origin = nodeOrigin;
const room = "covid-19-response";
const ends: (() => unknown)[] = [];
const sockets: Socket[] = [];
let database: TestDatabase;
let cookies: Record<"daNang" | "phuket", string>;
let ports: number[];

async function startNode(): Promise<number> {
  const { port, end } = await startNodeProcess(database.url);
  ends.push(end);
  return port;
}

/** An account acting for a city, and the cookie of a session of its own. */
async function signIn(city: string): Promise<string> {
  const { db } = database;
  const person = { email: `${city}@example.org`, name: city, passwordHash: "", isDemonstration: true };
  const personId = (await accounts.insertPerson(db, person))!;
  const office = (await accounts.listOffices(db)).find((row) =>
    accounts.isOffice(row, { kind: "city", city }),
  )!;
  await accounts.insertMandate(db, { personId, officeId: office.id, capacity: "head" });
  const [mandate] = await accounts.listMandates(db, personId);
  const cookie = await createSessions(db, { secure: false }).open(personId, mandate!.id);
  return cookie.split(";")[0]!;
}

beforeAll(async () => {
  database = await testDatabase();
  cookies = { daNang: await signIn("da-nang"), phuket: await signIn("phuket") };
  ports = await Promise.all([startNode(), startNode()]);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  for (const end of ends) end();
  await database.close();
});

/** Opens a socket to a node; resolves with it, or with the refusal. */
async function open(port: number, headers: Record<string, string>): Promise<Socket> {
  const options = { transports: ["websocket"], extraHeaders: headers, forceNew: true, reconnection: false };
  const socket = io(`http://127.0.0.1:${port}`, options);
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  return socket;
}

interface Listener {
  readonly socket: Socket;
  readonly events: MessageEvent[];
  readonly last: number;
}

/** A socket of this person that has joined the room, and what it hears from then on. */
async function join(port: number, who: keyof typeof cookies, slug = room): Promise<Listener> {
  const socket = await open(port, { cookie: cookies[who], origin });
  const events: MessageEvent[] = [];
  socket.on("room:events", (heard: { room: string; events: MessageEvent[] }) => {
    if (heard.room === slug) events.push(...heard.events);
  });
  const answer = (await socket.emitWithAck("room:join", { room: slug, after: 0 })) as {
    ok: boolean;
    last: number;
  };
  expect(answer.ok).toBe(true);
  return { socket, events, last: answer.last };
}

async function heardAll(listener: Listener, count: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (listener.events.length < count && Date.now() < deadline) await sleep(10);
}

const post = (socket: Socket, body: string) =>
  socket.emitWithAck("room:post", { room, id: randomUUID(), body }) as Promise<{
    ok: boolean;
    event: MessageEvent;
  }>;

describe("two nodes on one database", () => {
  test("what is posted on either reaches the sockets of both, once, in order, under the same numbers", async () => {
    const listeners = await Promise.all([
      join(ports[0]!, "daNang"),
      join(ports[0]!, "phuket"),
      join(ports[1]!, "daNang"),
      join(ports[1]!, "phuket"),
    ]);
    const answers = await Promise.all(
      listeners.flatMap(({ socket }, who) => [0, 1, 2, 3, 4].map((n) => post(socket, `${who} ${n}`))),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const from = listeners[0].last;
    const numbers = Array.from({ length: 20 }, (_, index) => from + index + 1);
    for (const listener of listeners) {
      await heardAll(listener, 20);
      expect(listener.events.map(({ n }) => n)).toEqual(numbers);
      expect(listener.events).toEqual(listeners[0].events);
    }
    const acknowledged = answers.map(({ event }) => event).sort((a, b) => a.n - b.n);
    expect(acknowledged).toEqual(listeners[0].events);
  });

  test("who has joined a room before it was opened hears its first message", async () => {
    const slug = "document-online-portal";
    const listeners = [await join(ports[0]!, "daNang", slug), await join(ports[1]!, "phuket", slug)];
    expect(listeners.map(({ last }) => last)).toEqual([0, 0]);
    const answer = (await listeners[0]!.socket.emitWithAck("room:post", {
      ...{ room: slug, id: randomUUID(), body: "The first." },
    })) as { event: MessageEvent };
    for (const listener of listeners) {
      await heardAll(listener, 1);
      expect(listener.events).toEqual([answer.event]);
    }
  });

  test("an edit and a deletion on one node are heard on the other; the deleted body is not", async () => {
    const [writer, reader] = [await join(ports[0]!, "daNang"), await join(ports[1]!, "phuket")];
    const { event } = await post(writer.socket, "first words");
    const change = { room, message: event.message.id };
    await writer.socket.emitWithAck("room:edit", { ...change, body: "second words" });
    await writer.socket.emitWithAck("room:delete", change);
    await heardAll(reader, 3);
    expect(reader.events.map(({ type }) => type)).toEqual([
      "message.posted",
      "message.edited",
      "message.deleted",
    ]);
    expect(reader.events.at(-1)?.message).toMatchObject({
      n: event.n,
      body: null,
      html: null,
      deleted: true,
    });
  });

  test("a mandate that has ended hears nothing more and writes nothing", async () => {
    const writer = await join(ports[0]!, "daNang");
    const [leaver] = [await join(ports[1]!, "phuket")];
    await database.db.updateTable("rooms").set({ audience: "members" }).where("slug", "=", room).execute();
    await database.db
      .updateTable("mandates")
      .set({ endsAt: new Date() })
      .where("personId", "in", (from) =>
        from.selectFrom("people").select("id").where("email", "=", "phuket@example.org"),
      )
      .execute();
    expect(await post(leaver.socket, "too late")).toMatchObject({ ok: false, status: 404 });
    await post(writer.socket, "among members");
    await heardAll(writer, 1);
    await sleep(200);
    expect(leaver.events).toEqual([]);
    await database.db.updateTable("rooms").set({ audience: "everyone" }).where("slug", "=", room).execute();
    await database.db.updateTable("mandates").set({ endsAt: null }).execute();
  });
});

describe("who is let in", () => {
  test.each([
    ["no session", () => ({ origin })],
    ["a session that is none", () => ({ origin, cookie: "session=abc" })],
    ["another origin", () => ({ origin: "http://elsewhere.test", cookie: cookies.daNang })],
    ["no origin", () => ({ cookie: cookies.daNang })],
  ])("%s: refused", async (_what, headers) => {
    await expect(open(ports[0]!, headers())).rejects.toThrow();
  });

  test("malformed events are answered 422, an unknown room 404, and a missing acknowledgement harms nothing", async () => {
    const { socket } = await join(ports[0]!, "daNang");
    for (const given of [null, "x", { room }, { room, after: "1" }, { room: 7, after: 0 }, []])
      expect(await socket.emitWithAck("room:join", given)).toMatchObject({ ok: false, status: 422 });
    expect(await socket.emitWithAck("room:join", { room: "nowhere", after: 0 })).toEqual({
      ok: false,
      status: 404,
      key: "notFound",
    });
    expect(await post(socket, "\u0000")).toMatchObject({ ok: false, status: 422, key: "badCharacters" });
    socket.emit("room:post", { room, id: randomUUID(), body: "unasked" });
    socket.emit("room:join");
    expect((await post(socket, "still there")).ok).toBe(true);
  });
});
