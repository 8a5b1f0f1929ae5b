import { expect, test, vi } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { dialLive, openLiveServer } from "#tests/live-server.ts";

/** Someone signed in, connected; why the line ends; and what ends their session, of which nobody tells. */
async function comeIn() {
  let actor: Actor = { person: { id: "p", email: "", name: "" }, mandate: null };
  const resolve = () => Promise.resolve({ actor, sessionId: "s", renewed: null });
  const { port, realtime } = await openLiveServer(resolve);
  const socket = dialLive(port);
  const ended = new Promise<string>((end) => socket.once("disconnect", end));
  await new Promise<void>((open) => socket.once("connect", open));
  const leave = () => {
    actor = visitor;
  };
  return { realtime, socket, ended, leave };
}

test("when all sessions are asked again, it is a few at a time, and never one round on top of another", async () => {
  let [asked, under, most] = [0, 0, 0];
  const { port, realtime } = await openLiveServer(async (cookie) => {
    asked += 1;
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 5));
    under -= 1;
    const person = { id: cookie ?? "", email: "", name: "" };
    return { actor: { person, mandate: null }, sessionId: cookie, renewed: null };
  });
  const sockets = Array.from({ length: 30 }, (_, index) => dialLive(port, `person=${String(index)}`));
  await Promise.all(sockets.map((socket) => new Promise<void>((open) => socket.once("connect", open))));
  [asked, most] = [0, 0];
  for (let count = 0; count < 5; count += 1) realtime.recheck();
  await vi.waitFor(() => {
    expect(asked).toBe(60);
  });
  expect(most).toBe(4);
  for (const socket of sockets) socket.disconnect();
});

test("every minute the session behind an open socket is asked again; one that has ended takes it along", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { socket, ended, leave } = await comeIn();
  vi.advanceTimersByTime(60_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(socket.connected).toBe(true);
  leave();
  vi.advanceTimersByTime(60_000);
  expect(await ended).toBe("io server disconnect");
  vi.useRealTimers();
});

const message = "8b1f3c1e-2a4d-4c59-9d5e-0a1b2c3d4e5f";

test.each([
  ["room:join", { after: 0 }],
  ["room:leave", {}],
  ["room:edit", { message, body: "Words" }],
  ["room:delete", { message }],
  ["room:react", { message, emoji: "👍", on: true }],
  ["room:pin", { message, on: true }],
  ["room:topic", { topic: message, answered: true }],
  ["room:read", { upTo: 1 }],
  ["room:typing", {}],
])(
  "%s asks the session first: where it has ended, though nobody said so, the line ends",
  async (name, given) => {
    const { socket, ended, leave } = await comeIn();
    leave();
    socket.emit(name, { room: "covid-19-response", ...given });
    expect(await ended).toBe("io server disconnect");
  },
);

test("when wake-ups may have been lost every session is asked again: its end may have been told meanwhile", async () => {
  const { realtime, ended, leave } = await comeIn();
  leave();
  realtime.onGap();
  expect(await ended).toBe("io server disconnect");
});

test("a node that stops tells its sockets when to come back, before they are closed", async () => {
  const { realtime, socket, ended } = await comeIn();
  const told = vi.fn();
  socket.on("restart", told);
  await realtime.close();
  await ended;
  expect(told.mock.calls).toEqual([[{ delay: 2000 }]]);
});
