import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io as open, type Socket as Client } from "socket.io-client";
import { afterAll, expect, test } from "vitest";
import { fanOut } from "./fan-out.ts";
import type { PortalSocket } from "./handle.ts";
import type { PortalServer } from "./live-part.ts";

const http = createServer();
const io: PortalServer = new Server(http, { transports: ["websocket"], serveClient: false });
http.listen(0, "127.0.0.1");
await once(http, "listening");
const { port } = http.address() as AddressInfo;
afterAll(() => io.close());

/** A client, and its socket on the server. */
async function join(): Promise<[Client, PortalSocket]> {
  const came = once(io, "connection");
  const client = open(`http://127.0.0.1:${String(port)}`, { transports: ["websocket"], forceNew: true });
  const [socket] = (await came) as [PortalSocket];
  if (!client.connected) await new Promise<void>((resolve) => client.once("connect", resolve));
  return [client, socket];
}

/** What a client hears under `name`, until there are so many. */
function hear(client: Client, count: number): Promise<unknown[]> {
  const heard: unknown[] = [];
  return new Promise((resolve) => {
    client.on("said", (one: unknown) => {
      heard.push(one);
      if (heard.length === count) resolve(heard);
    });
  });
}

// Each length of a frame's head: up to 125 bytes, up to 65,535, beyond.
test.each([1, 80, 125, 126, 40_000, 65_535, 300_000])(
  "all hear a text of %i letters whole",
  async (length) => {
    const [one, two] = [await join(), await join()];
    const heard = [hear(one[0], 1), hear(two[0], 1)];
    const said = { text: "ậ".repeat(length) };
    fanOut([one[1], two[1]], "said", said);
    expect(await Promise.all(heard)).toEqual([[said], [said]]);
    for (const [client] of [one, two]) client.close();
  },
);

test("what is sent to all and what is sent to one comes in its order", async () => {
  const [client, socket] = await join();
  const heard = hear(client, 400);
  for (let n = 0; n < 400; n += 2) {
    fanOut([socket], "said", { n });
    // What waits in the socket's own queue is not overtaken.
    if (n % 3 === 0) await new Promise(setImmediate);
    socket.emit("said", { n: n + 1 });
  }
  expect(await heard).toEqual(Array.from({ length: 400 }, (_, n) => ({ n })));
  client.close();
});

test("nothing is sent to whoever is gone", async () => {
  const [client, socket] = await join();
  const gone = once(socket, "disconnect");
  client.close();
  await gone;
  expect(() => {
    fanOut([socket], "said", {});
  }).not.toThrow();
});

test("for a reader that takes nothing in it waits in the socket's queue, where it is counted", async () => {
  const came = once(io, "connection");
  const reader = connect(port, "127.0.0.1");
  reader.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  await once(reader, "data");
  reader.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  const [socket] = (await came) as [PortalSocket];
  reader.pause();
  let queued = 0;
  socket.conn.on("packetCreate", () => (queued += 1));
  const said = { text: "x".repeat(100_000) };
  for (let times = 0; times < 200; times += 1) {
    fanOut([socket], "said", said);
    await new Promise(setImmediate);
  }
  expect(queued).toBeGreaterThan(100);
  reader.destroy();
});
