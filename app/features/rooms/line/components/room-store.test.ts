import { expect, test, vi } from "vitest";
import { by } from "#tests/room-by.ts";
import { bodyLimit } from "../../limits.ts";
import type { MessageEvent, RoomEvent } from "../../room-event.ts";
import { shownMessages } from "../../timeline.ts";
import type { connectRooms } from "./room-connection.ts";
import { RoomStore } from "./room-store.ts";

type Ears = Parameters<typeof connectRooms>[0];
type Ask = (event: string, payload: Record<string, unknown>) => Promise<unknown>;

function posted(n: number, id = `id-${n}`, body = `Message ${n}`): MessageEvent {
  const now = {
    id,
    n,
    asOf: n,
    body,
    html: `<p>${body}</p>`,
    lang: "en",
    replyTo: null,
    replyN: null,
    topic: null,
    reactions: [],
    cards: [],
    files: [],
  } as const;
  return {
    ...{ n, type: "message.posted", at: "2026-11-21T09:00:00.000Z" },
    by,
    message: { ...now, edited: false, deleted: false, hidden: false, pinned: false },
  };
}

/** A store on a room of two messages, over a line that the test holds in its hands. */
async function openStore(ask: Ask, mandate?: string) {
  const page = { events: [posted(1), posted(2)], last: 2, olderBefore: null };
  const store = new RoomStore({ room: "r", lang: "en", page, ...(mandate === undefined ? {} : { mandate }) });
  let ears!: Ears;
  store.open((given) => {
    ears = given;
    return Promise.resolve({ ask: ask as never, close: () => undefined });
  });
  await Promise.resolve();
  const numbers = () => shownMessages(store.get().timeline).map(({ n }) => n);
  return { store, ears, numbers };
}

const joined = (...events: RoomEvent[]) => ({ ok: true, events, more: false });
const until = vi.waitFor;

test("joining asks after the last number known until nothing is missing, then the line is live", async () => {
  const ask = vi.fn<Ask>();
  ask.mockResolvedValueOnce({ ...joined(posted(3)), more: true }).mockResolvedValueOnce(joined(posted(4)));
  const { store, ears, numbers } = await openStore(ask);
  ears.onOpen();
  await until(() => expect(store.get().link).toBe("live"));
  expect(ask.mock.calls.map(([, { after }]) => after)).toEqual([2, 3]);
  expect(numbers()).toEqual([1, 2, 3, 4]);
});

test("a gap in what is heard is closed by asking again", async () => {
  const ask = vi.fn<Ask>().mockResolvedValueOnce(joined());
  const { store, ears, numbers } = await openStore(ask);
  ears.onOpen();
  await until(() => expect(store.get().link).toBe("live"));
  ask.mockResolvedValueOnce(joined(posted(3), posted(4)));
  ears.onEvents("r", [posted(4)]);
  ears.onEvents("another room", [posted(9)]);
  await until(() => expect(numbers()).toEqual([1, 2, 3, 4]));
});

test("messages go out in order, one after another, and are shown once", async () => {
  const sent: unknown[] = [];
  const ask: Ask = (event, payload) => {
    if (event === "room:join") return Promise.resolve(joined());
    sent.push(payload["id"]);
    return Promise.resolve({ ok: true, event: posted(2 + sent.length, payload["id"] as string) });
  };
  const { store, ears, numbers } = await openStore(ask);
  store.post("a", { body: "first" });
  store.post("b", { body: "second" });
  expect(store.get().waiting.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(sent).toEqual([]);
  ears.onOpen();
  await until(() => expect(store.get().waiting).toEqual([]));
  ears.onEvents("r", [posted(3, "a")]);
  expect([sent, numbers()]).toEqual([
    ["a", "b"],
    [1, 2, 3, 4],
  ]);
});

test("an answer lost with the line: the same message goes out again under its id when the line is back", async () => {
  const sent: unknown[] = [];
  let isBroken = true;
  const ask: Ask = (event, payload) => {
    if (event === "room:join") return Promise.resolve(joined());
    sent.push(payload["id"]);
    if (!isBroken) return Promise.resolve({ ok: true, event: posted(3, "a") });
    ears.onLost("lost");
    return Promise.reject(new Error("the line broke"));
  };
  const { store, ears } = await openStore(ask);
  ears.onOpen();
  store.post("a", { body: "words" });
  await until(() => expect(store.get().link).toBe("lost"));
  expect(store.get().waiting).toEqual([{ id: "a", body: "words", refusal: null }]);
  isBroken = false;
  ears.onOpen();
  await until(() => expect(store.get().waiting).toEqual([]));
  expect(sent).toEqual(["a", "a"]);
});

test("a refused message stays with its reason, the next goes out; it can be sent again or taken back", async () => {
  let isForbidden = true;
  const ask: Ask = (event, { id }) => {
    if (event === "room:join") return Promise.resolve(joined());
    if (id === "a" && isForbidden) return Promise.resolve({ ok: false, status: 403, key: "forbidden" });
    return Promise.resolve({ ok: true, event: posted(id === "a" ? 4 : 3, id as string) });
  };
  const { store, ears, numbers } = await openStore(ask);
  ears.onOpen();
  store.post("a", { body: "one" });
  store.post("b", { body: "two" });
  await until(() => expect(numbers()).toEqual([1, 2, 3]));
  expect(store.get().waiting[0]?.refusal).toMatchObject({ key: "forbidden" });
  isForbidden = false;
  store.sendAgain("a");
  await until(() => expect(numbers()).toEqual([1, 2, 3, 4]));
  store.takeBack("a");
  expect(store.get().waiting).toEqual([]);
});

test("too many at once: what waits says so, and goes out by itself and in order when the time is over", async () => {
  vi.useFakeTimers();
  const sent: unknown[] = [];
  const ask: Ask = (event, { id }) => {
    if (event === "room:join") return Promise.resolve(joined());
    sent.push(id);
    if (sent.length === 1) return Promise.resolve({ ok: false, status: 429, key: "tooMany", retryAfter: 7 });
    return Promise.resolve({ ok: true, event: posted(1 + sent.length, id as string) });
  };
  const { store, ears } = await openStore(ask);
  ears.onOpen();
  store.post("a", { body: "one" });
  store.post("b", { body: "two" });
  await vi.advanceTimersByTimeAsync(6_900);
  expect(sent).toEqual(["a"]);
  const { over, ...why } = store.get().pause!;
  expect(why).toMatchObject({ key: "tooMany", values: { retryAfter: 7 } });
  expect(Math.round((over - Date.now()) / 1_000)).toBeLessThanOrEqual(1);
  await vi.advanceTimersByTimeAsync(700);
  expect([sent, store.get().waiting, store.get().pause]).toEqual([["a", "a", "b"], [], null]);
  vi.useRealTimers();
});

test("changes go out as messages do; the last of a kind counts, and who deletes no longer edits", async () => {
  const sent: unknown[] = [];
  const ask: Ask = (event, payload) => {
    if (event === "room:join") return Promise.resolve(joined());
    sent.push([event, payload["message"], payload["body"]]);
    return Promise.resolve({ ok: true, event: posted(2) });
  };
  const { store, ears } = await openStore(ask);
  store.change("room:edit", { message: "id-1", body: "first wording" });
  store.change("room:edit", { message: "id-1", body: "second wording" });
  store.change("room:edit", { message: "id-2", body: "in vain" });
  store.change("room:delete", { message: "id-2" });
  ears.onOpen();
  await until(() => expect(store.get().changes).toEqual([]));
  expect(sent).toEqual([
    ["room:edit", "id-1", "second wording"],
    ["room:delete", "id-2", undefined],
  ]);
});

test("a line that acts under another mandate than the page takes nothing of what waits", async () => {
  const ask = vi.fn<Ask>().mockResolvedValue({ ...joined(), as: "another" });
  const { store, ears } = await openStore(ask, "m");
  store.post("a", { body: "words" });
  ears.onOpen();
  await until(() => expect(store.get().link).toBe("other"));
  expect(ask).toHaveBeenCalledTimes(1);
  expect(store.get().waiting).toHaveLength(1);
});

test("a message that is too long is not sent: the server would close the line over it, again and again", async () => {
  const ask = vi.fn<Ask>().mockResolvedValue(joined());
  const { store, ears } = await openStore(ask);
  ears.onOpen();
  await until(() => expect(store.get().link).toBe("live"));
  store.post("a", { body: "x".repeat(bodyLimit + 1) });
  expect(store.get().waiting[0]?.refusal).toMatchObject({ key: "tooLong", values: { limit: bodyLimit } });
  expect(ask).toHaveBeenCalledTimes(1);
});

test("a room one may no longer read is refused, and nothing more goes out", async () => {
  const ask = vi.fn<Ask>().mockResolvedValue({ ok: false, status: 404, key: "notFound" });
  const { store, ears } = await openStore(ask);
  ears.onOpen();
  await until(() => expect(store.get().link).toBe("refused"));
  store.post("a", { body: "words" });
  expect(ask).toHaveBeenCalledTimes(1);
});

test("joining that fails over a standing line is tried again", async () => {
  vi.useFakeTimers();
  const ask = vi.fn<Ask>().mockResolvedValueOnce({ ok: false, status: 429, key: "tooMany", retryAfter: 3 });
  ask.mockResolvedValueOnce(joined(posted(3)));
  const { store, ears, numbers } = await openStore(ask);
  ears.onOpen();
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.get().link).toBe("lost");
  await vi.advanceTimersByTimeAsync(5000);
  expect([store.get().link, numbers()]).toEqual(["live", [1, 2, 3]]);
  vi.useRealTimers();
});
