import { EventEmitter } from "node:events";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { comeBack } from "./come-back.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket that does nothing by itself, as one that its server has closed, and when it was connected again, in milliseconds. */
function closedSocket() {
  const socket = Object.assign(new EventEmitter(), { active: false, connect: vi.fn() });
  const coming = comeBack(socket as unknown as Socket);
  const backAfter = async () => {
    const from = Date.now();
    for (let count = 0; count < 600 && socket.connect.mock.calls.length === 0; count += 1)
      await vi.advanceTimersByTimeAsync(100);
    return socket.connect.mock.calls.length === 0 ? null : Date.now() - from;
  };
  return { socket, coming, backAfter };
}

test("a hundred clients of a server that stops come back spread over twice the delay, none before it", async () => {
  const clients = Array.from({ length: 100 }, closedSocket);
  for (const { socket } of clients) {
    socket.emit("restart", { delay: 2000 });
    socket.emit("disconnect", "io server disconnect");
  }
  const counts: number[] = [];
  // Just before each full second: the earliest come at the second itself.
  await vi.advanceTimersByTimeAsync(999);
  for (let second = 0; second < 7; second += 1) {
    await vi.advanceTimersByTimeAsync(second === 0 ? 0 : 1000);
    counts.push(clients.filter(({ socket }) => socket.connect.mock.calls.length > 0).length);
  }
  expect(counts[1]).toBe(0);
  expect(counts[6]).toBe(100);
  // Four seconds for a hundred: in none of them more than half.
  const each = [2, 3, 4, 5, 6].map((second) => counts[second]! - counts[second - 1]!);
  expect(Math.max(...each)).toBeLessThanOrEqual(50);
});

test("a server that stops names the time, also where the line breaks before its farewell is through", async () => {
  const { socket, backAfter } = closedSocket();
  const disconnect = vi.fn(() => Object.assign(socket, { active: false }));
  Object.assign(socket, { active: true, disconnect });
  socket.emit("restart", { delay: 2000 });
  socket.emit("disconnect", "transport close");
  expect(disconnect).toHaveBeenCalledTimes(1);
  const ms = await backAfter();
  expect(ms).toBeGreaterThanOrEqual(2000);
  expect(ms).toBeLessThanOrEqual(6_100);
  // Back again, a line that breaks is socket.io's to mend.
  socket.emit("connect");
  Object.assign(socket, { active: true, connect: vi.fn() });
  socket.emit("disconnect", "transport close");
  expect(disconnect).toHaveBeenCalledTimes(1);
});

test.each([
  ["while the database is away", { status: 503, key: "away", retryAfter: 5 }],
  ["one socket too many", { status: 429, key: "tooManySockets" }],
])("refused %s: it comes back by itself", async (_what, data) => {
  const { socket, coming, backAfter } = closedSocket();
  socket.emit("connect_error", Object.assign(new Error(data.key), { data }));
  expect(coming.isComing()).toBe(true);
  const ms = await backAfter();
  expect(ms).toBeGreaterThanOrEqual(5000);
  expect(ms).toBeLessThanOrEqual(15_100);
});

test("signed out: it stays away", async () => {
  const { socket, coming, backAfter } = closedSocket();
  const data = { status: 401, key: "signInFirst" };
  socket.emit("connect_error", Object.assign(new Error("signInFirst"), { data }));
  expect(coming.isComing()).toBe(false);
  expect(await backAfter()).toBeNull();
});

test("where socket.io itself tries again, nothing is added", async () => {
  const { socket, backAfter } = closedSocket();
  socket.active = true;
  socket.emit("disconnect", "transport close");
  socket.emit("connect_error", new Error("websocket error"));
  expect(await backAfter()).toBeNull();
});

test("when there is a network again it is tried at once; not where the line stands, a server named the time, or it is over", () => {
  const browser = new EventTarget();
  vi.stubGlobal("window", browser);
  const triesAtOnce = (state: { connected: boolean; active: boolean }) => {
    const { socket, coming } = closedSocket();
    const disconnect = vi.fn(() => socket);
    Object.assign(socket, state, { disconnect });
    browser.dispatchEvent(new Event("online"));
    const tries = socket.connect.mock.calls.length;
    coming.stop();
    browser.dispatchEvent(new Event("online"));
    expect(socket.connect.mock.calls.length).toBe(tries);
    return [disconnect.mock.calls.length, tries];
  };
  expect(triesAtOnce({ connected: false, active: true })).toEqual([1, 1]);
  expect(triesAtOnce({ connected: true, active: true })).toEqual([0, 0]);
  expect(triesAtOnce({ connected: false, active: false })).toEqual([0, 0]);
  vi.unstubAllGlobals();
});
