import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { RoomStore } from "./room-store.ts";
import type { connectRooms } from "./room-connection.ts";
import type { Entry } from "../outbox.ts";
import { openDatabase } from "./database.ts";
import { forgetOthers, keptOutbox, type Browser } from "./kept-outbox.ts";

const until = vi.waitFor;
afterEach(() => forgetOthers(null));

const entry = (key: string, body = key): Entry => ({
  key,
  event: "room:post",
  payload: { id: key, body },
  mandate: "m",
  refusal: null,
});

/** One turn after the other, as Web Locks give them to the tabs of a browser. */
function lockManager(): Pick<LockManager, "request"> {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: () => Promise<unknown>) => (last = last.then(work));
  return { request: request as never };
}

const browser: Browser = { open: openDatabase, locks: lockManager(), Channel: BroadcastChannel };
const outboxOf = (person: string, room = "r", of = browser) => keptOutbox({ person, room }, of);
const keysOf = async (outbox: ReturnType<typeof outboxOf>) => (await outbox.list())?.map(({ key }) => key);

test("what was put there is there after a reload, in its order, until it is removed; one of the same key keeps its place", async () => {
  const before = outboxOf("a");
  for (const key of ["x", "b", "c"]) await before.put(entry(key));
  await before.put(entry("b", "again"));
  const after = outboxOf("a");
  expect((await after.list())?.map(({ payload }) => payload["body"])).toEqual(["x", "again", "c"]);
  await after.remove("b");
  expect(await keysOf(outboxOf("a"))).toEqual(["x", "c"]);
  expect(await keysOf(outboxOf("a", "another room"))).toEqual([]);
});

test("another person sees nothing of it, and coming here deletes it; so does nobody", async () => {
  const own = outboxOf("b");
  await own.put(entry("x"));
  await own.keepDraft({ body: "half a sentence" });
  for (const other of ["a", "c"]) expect(await keysOf(outboxOf(other))).toEqual([]);
  await forgetOthers("b");
  expect([await keysOf(own), await own.findDraft()]).toEqual([["x"], { body: "half a sentence" }]);
  await forgetOthers("a");
  expect([await keysOf(own), await own.findDraft()]).toEqual([[], null]);
  await own.put(entry("y"));
  await forgetOthers("c");
  expect(await keysOf(own)).toEqual([]);
  await own.put(entry("z"));
  await forgetOthers(null);
  expect(await keysOf(own)).toEqual([]);
});

test("forgotten at the signing out: in every room, and nothing is kept after it", async () => {
  const own = outboxOf("a");
  await own.put(entry("x"));
  await outboxOf("a", "another room").put(entry("y"));
  await own.forget();
  await own.put(entry("z"));
  expect(await keysOf(outboxOf("a"))).toEqual([]);
  expect(await keysOf(outboxOf("a", "another room"))).toEqual([]);
});

test("a browser that keeps nothing gives null and throws nothing", async () => {
  const outbox = outboxOf("a", "r", { open: () => Promise.reject(new Error("private")) });
  await outbox.put(entry("x"));
  await outbox.keepDraft({ body: "words" });
  expect([await outbox.list(), await outbox.findDraft()]).toEqual([null, null]);
});

/** The server's side of a room: numbers each message at its first coming. */
function server() {
  const events: { id: string; n: number }[] = [];
  const post = (id: string) => {
    if (!events.some((one) => one.id === id)) events.push({ id, n: events.length + 1 });
    return eventOf(events.find((one) => one.id === id)!);
  };
  return { post, ids: () => events.map(({ id }) => id) };
}

function eventOf({ id, n }: { id: string; n: number }) {
  const message = { id, n, asOf: n, body: id, html: id, reactions: [], deleted: false };
  return { n, type: "message.posted", at: "2026-11-21T09:00:00.000Z", by: { mandate: "m" }, message };
}

/** A tab with the room open, over a line of its own. */
async function openTab(
  of: ReturnType<typeof server>,
  { isLive = true, browserOf = browser, isSignedOut = false } = {},
) {
  const page = { events: [], last: 0, olderBefore: null };
  const store = new RoomStore({ room: "r", lang: "en", page, mandate: "m" });
  const sent: string[] = [];
  const ask = async (event: string, payload: { id?: string }) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (event === "room:join") return { ok: true, events: [], more: false, as: "m" };
    sent.push(payload.id ?? "");
    if (isSignedOut) return { ok: false, status: 401, key: "signInFirst" };
    return { ok: true, event: of.post(payload.id ?? "") };
  };
  let ears!: Parameters<typeof connectRooms>[0];
  const close = store.open(
    (given) => {
      ears = given;
      return Promise.resolve({ ask: ask as never, close: () => undefined });
    },
    { outbox: outboxOf("a", "r", browserOf) },
  );
  await Promise.resolve();
  if (isLive) ears.onOpen();
  return {
    store,
    sent,
    close,
    goLive: () => ears.onOpen(),
    refuse: () => ears.onLost("refused"),
    waiting: () => store.get().waiting.map(({ id }) => id),
  };
}

test("written without a line, the tab closed: the next one sends it, once and in order", async () => {
  const room = server();
  const first = await openTab(room, { isLive: false });
  first.store.post("one", { body: "one" });
  first.store.post("two", { body: "two" });
  await until(async () => expect(await keysOf(outboxOf("a"))).toEqual(["one", "two"]));
  first.close();
  const second = await openTab(room, { isLive: false });
  await until(() => expect(second.waiting()).toEqual(["one", "two"]));
  second.goLive();
  await until(() => expect(second.waiting()).toEqual([]));
  expect(room.ids()).toEqual(["one", "two"]);
  await until(async () => expect(await keysOf(outboxOf("a"))).toEqual([]));
  second.close();
});

test.each([
  ["with Web Locks each message goes out from one tab alone", browser, 6],
  ["without them from more, and stands there once all the same", { ...browser, locks: undefined }, null],
])("three tabs, two messages each: %s", async (_what, browserOf, most) => {
  const room = server();
  const tabs = await Promise.all([0, 1, 2].map(() => openTab(room, { isLive: false, browserOf })));
  for (const [index, tab] of tabs.entries()) {
    tab.store.post(`${index}a`, { body: "first" });
    tab.store.post(`${index}b`, { body: "second" });
  }
  for (const tab of tabs) await until(() => expect(tab.waiting()).toHaveLength(6));
  for (const tab of tabs) tab.goLive();
  for (const tab of tabs) await until(() => expect(tab.waiting()).toEqual([]));
  const ids = room.ids();
  expect([...ids].sort()).toEqual(["0a", "0b", "1a", "1b", "2a", "2b"]);
  for (const index of [0, 1, 2]) expect(ids.indexOf(`${index}a`)).toBeLessThan(ids.indexOf(`${index}b`));
  const sent = tabs.flatMap((tab) => tab.sent);
  if (most !== null) expect(sent).toHaveLength(most);
  for (const tab of tabs) tab.close();
});

test("what was written under another mandate waits for its author's word", async () => {
  const room = server();
  await outboxOf("a").put({ ...entry("one"), mandate: "former" });
  const tab = await openTab(room);
  await until(() => expect(tab.store.get().waiting[0]?.refusal?.key).toBe("otherMandate"));
  expect(tab.sent).toEqual([]);
  tab.store.sendAgain("one");
  await until(() => expect(tab.waiting()).toEqual([]));
  expect(room.ids()).toEqual(["one"]);
  tab.close();
});

test.each([
  ["at coming back", false],
  ["by an answer", true],
])(
  "a page that hears %s that one has signed out leaves nothing in the browser",
  async (_how, isSignedOut) => {
    await outboxOf("a", "another room").put(entry("x"));
    const tab = await openTab(server(), { isLive: false, isSignedOut });
    tab.store.post("one", { body: "words" });
    await until(async () => expect(await keysOf(outboxOf("a"))).toEqual(["one"]));
    if (isSignedOut) tab.goLive();
    else tab.refuse();
    await until(() => expect(tab.store.get().link).toBe("refused"));
    for (const room of ["r", "another room"])
      await until(async () => expect(await keysOf(outboxOf("a", room))).toEqual([]));
    // Who looks at the page can still copy it.
    expect(tab.waiting()).toEqual(["one"]);
    tab.close();
  },
);
