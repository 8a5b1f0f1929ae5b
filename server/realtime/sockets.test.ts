import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { io } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { createClients } from "../client-address.ts";
import type { Sessions } from "../sessions.ts";
import { createRealtime, type Realtime } from "./sockets.ts";

const origin = "http://localhost:3000";
const logged: string[] = [];
const log = (_: object, message: string) => void logged.push(message);
let take = () => Promise.resolve();
const someone = { person: { id: "p", email: "", name: "" }, mandate: null };
let server: Server;
let realtime: Realtime;

afterEach(async () => {
  await realtime.close();
  server.close();
  server.closeAllConnections();
});

/** The live side on a port of its own. */
async function openServer(resolve: Sessions["resolve"]): Promise<number> {
  server = createServer();
  const services = {
    log: { info: log, warn: log, error: log },
    limits: { take: () => take() },
    settings: () => defaultSettings,
  } as unknown as Services;
  const sessions = { resolve } as unknown as Sessions;
  realtime = createRealtime(server, {
    process: randomUUID(),
    services,
    sessions,
    origins: new Set([origin]),
    clients: createClients([]),
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}

/** What someone who knocks hears: the reason of the refusal. */
async function knock(resolve: Sessions["resolve"]): Promise<string> {
  const port = await openServer(resolve);
  const socket = io(`http://127.0.0.1:${String(port)}`, {
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { origin },
  });
  const reason = await new Promise<string>((refused) => {
    socket.on("connect_error", (error) => {
      refused(error.message);
    });
  });
  socket.close();
  return reason;
}

test("a socket without a session is asked to sign in", async () => {
  expect(await knock(() => Promise.resolve({ actor: visitor, sessionId: null, renewed: null }))).toBe(
    "signInFirst",
  );
});

test("whoever comes by another way than WebSocket is not let in", async () => {
  const port = await openServer(() => Promise.resolve({ actor: someone, sessionId: null, renewed: null }));
  const address = `http://127.0.0.1:${String(port)}/socket.io/?EIO=4&transport=polling`;
  expect((await fetch(address, { headers: { origin } })).status).toBe(400);
});

test("what broke behind the door is logged, not told", async () => {
  const broken = new Error("column p.secret does not exist");
  expect(await knock(() => Promise.reject(broken))).toBe("unexpected");
  expect(logged).toContain("a socket could not be let in");
});

test("while the database is away a socket is told to come back", async () => {
  const away = new Error("connect ECONNREFUSED 10.0.0.7:5432");
  expect(await knock(() => Promise.reject(Object.assign(away, { code: "ECONNREFUSED" })))).toBe("away");
});

test("when all sessions are asked again, it is a few at a time, and never one round on top of another", async () => {
  let [asked, under, most] = [0, 0, 0];
  const port = await openServer(async (cookie) => {
    asked += 1;
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 5));
    under -= 1;
    const person = { id: cookie ?? "", email: "", name: "" };
    return { actor: { person, mandate: null }, sessionId: cookie, renewed: null };
  });
  const sockets = Array.from({ length: 30 }, (_, index) =>
    io(`http://127.0.0.1:${String(port)}`, {
      ...{ transports: ["websocket"], forceNew: true, reconnection: false },
      extraHeaders: { origin, cookie: `person=${String(index)}` },
    }),
  );
  await Promise.all(sockets.map((socket) => new Promise<void>((open) => socket.once("connect", open))));
  [asked, most] = [0, 0];
  for (let count = 0; count < 5; count += 1) realtime.recheck();
  await vi.waitFor(() => {
    expect(asked).toBe(60);
  });
  expect(most).toBe(4);
  for (const socket of sockets) socket.disconnect();
});

/** Someone signed in, connected; and why the line ends. */
async function comeIn(port: number) {
  const socket = io(`http://127.0.0.1:${String(port)}`, {
    ...{ transports: ["websocket"], forceNew: true, reconnection: false },
    extraHeaders: { origin },
  });
  const ended = new Promise<string>((end) => socket.once("disconnect", end));
  await new Promise<void>((open) => socket.once("connect", open));
  return { socket, ended };
}

test("every minute the session behind an open socket is asked again; one that has ended takes it along", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  let actor: Actor = someone;
  const port = await openServer(() => Promise.resolve({ actor, sessionId: null, renewed: null }));
  const { socket, ended } = await comeIn(port);
  vi.advanceTimersByTime(60_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(socket.connected).toBe(true);
  actor = visitor;
  vi.advanceTimersByTime(60_000);
  expect(await ended).toBe("io server disconnect");
  vi.useRealTimers();
});

test("a node that stops tells its sockets when to come back, before they are closed", async () => {
  const port = await openServer(() => Promise.resolve({ actor: someone, sessionId: null, renewed: null }));
  const { socket, ended } = await comeIn(port);
  const told = vi.fn();
  socket.on("restart", told);
  await realtime.close();
  await ended;
  expect(told.mock.calls).toEqual([[{ delay: 2000 }]]);
});

test("too many handshakes from an address are refused before any session is looked up", async () => {
  take = () => Promise.reject(new DomainError(429, "tooMany", { retryAfter: 9 }));
  const resolve = () => Promise.reject(new Error("asked"));
  expect(await knock(resolve)).toBe("websocket error");
  take = () => Promise.resolve();
});

test.each(["/socket.io/?EIO=4&transport=websocket", "/elsewhere"])(
  "a connection to %s that is reset while it is looked at ends nothing",
  async (target) => {
    take = () => new Promise(() => undefined);
    const port = await openServer(() => Promise.reject(new Error("asked")));
    const client = connect(port, "127.0.0.1").on("error", () => undefined);
    const upgraded = once(server, "upgrade");
    client.write(
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    const [, connection] = (await upgraded) as [unknown, Socket];
    const closed = new Promise((resolve) => connection.once("close", resolve));
    client.resetAndDestroy();
    // Without somebody who hears its error this would be an uncaught exception.
    expect(await closed).toBe(true);
    take = () => Promise.resolve();
  },
);
