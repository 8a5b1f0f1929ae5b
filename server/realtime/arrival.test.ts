import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { dialLive, openLiveServer } from "#tests/live-server.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const actor = { person: { id: "p", email: "", name: "" }, mandate: null };
const signedIn = () => Promise.resolve({ actor, sessionId: "s", renewed: null });

/** Someone who is let in, and the server they are let in by. */
async function comeIn() {
  const { port, server } = await openLiveServer(signedIn);
  const arrived: { request: WeakRef<IncomingMessage>; connection: Duplex }[] = [];
  server.on("upgrade", (request, connection) => {
    arrived.push({ request: new WeakRef(request), connection });
  });
  const socket = dialLive(port);
  await new Promise<void>((open) => socket.once("connect", open));
  const [first] = arrived;
  if (!first) throw new Error("nobody came");
  return { socket, ...first };
}

test("while a socket is open nothing holds the request that opened it", async () => {
  const { socket, request } = await comeIn();
  await vi.waitFor(() => {
    collect();
    expect(request.deref()).toBeUndefined();
  });
  expect(socket.connected).toBe(true);
  socket.disconnect();
});

test("a connection that is reset once its socket is in ends nothing but itself", async () => {
  const { socket, connection } = await comeIn();
  const ended = new Promise((end) => socket.once("disconnect", end));
  const closed = new Promise((end) => connection.once("close", end));
  connection.destroy(new Error("reset"));
  expect([await ended, await closed]).toEqual(["transport close", true]);
});

test("a line whose socket has left is not let in again: nothing is known any more of whoever opened it", async () => {
  const { socket, connection } = await comeIn();
  const { engine } = socket.io;
  const refused = new Promise((hear) => {
    engine.on("data", (told: string) => {
      if (told.startsWith("4")) hear(told);
    });
  });
  // The socket leaves and, when it has left, asks again on the same line: no client of socket.io does.
  connection.once("data", () => setImmediate(() => engine.write("0")));
  engine.write("1");
  expect(await refused).toContain("signInFirst");
  socket.disconnect();
});

test("a line that asks twice at once is let in both times, as by socket.io itself", async () => {
  const { port } = await openLiveServer(signedIn);
  const socket = dialLive(port);
  const { engine } = socket.io;
  const told: string[] = [];
  engine.on("data", (one: string) => void told.push(one));
  engine.once("open", () => engine.write("0"));
  await vi.waitFor(() => {
    expect(told.filter((one) => one.startsWith("0{")).length).toBe(2);
  });
  socket.disconnect();
});
