import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { DomainError } from "#app/features/access/errors.ts";
import { visitor } from "#app/features/access/actor.ts";
import { dialLive, openLiveServer, origin } from "#tests/live-server.ts";
import type { Sessions } from "../sessions.ts";

const signedIn = () => {
  const actor = { person: { id: "p", email: "", name: "" }, mandate: null };
  return Promise.resolve({ actor, sessionId: "s", renewed: null });
};

const logged: string[] = [];
const onLog = (message: string) => void logged.push(message);

/** What someone who knocks hears: the reason of the refusal. */
async function knock(resolve: Sessions["resolve"], take?: () => Promise<void>): Promise<string> {
  const { port } = await openLiveServer(resolve, { onLog, ...(take && { take }) });
  const socket = dialLive(port);
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
  const { port } = await openLiveServer(signedIn);
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

test("too many handshakes from an address are refused before any session is looked up", async () => {
  const take = () => Promise.reject(new DomainError(429, "tooMany", { retryAfter: 9 }));
  const resolve = () => Promise.reject(new Error("asked"));
  expect(await knock(resolve, take)).toBe("websocket error");
});

test.each(["/socket.io/?EIO=4&transport=websocket", "/elsewhere"])(
  "a connection to %s that is reset while it is looked at ends nothing",
  async (target) => {
    const take = () => new Promise<void>(() => undefined);
    const { port, server } = await openLiveServer(() => Promise.reject(new Error("asked")), { take });
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
  },
);
