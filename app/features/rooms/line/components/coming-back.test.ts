import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomEvent } from "../../room-event.ts";
import { mayComeBack } from "../room-state.ts";
import type { connectRooms } from "./room-connection.ts";
import { RoomStore } from "./room-store.ts";
import { Waitlist } from "./waitlist.ts";

type Ears = Parameters<typeof connectRooms>[0];
type Answer = { readonly ok: true } | { readonly ok: false; readonly status: number; readonly key: string };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A live room whose answers to messages the test gives, `null` for one that is lost; and the ids that went out. */
async function liveRoom(answer: (id: string) => Answer | null | Promise<never>) {
  const store = new RoomStore({ room: "r", lang: "en", page: { events: [], last: 0, olderBefore: null } });
  const sent: string[] = [];
  let ears!: Ears;
  const ask = async (event: string, { id }: { id: string }) => {
    if (event === "room:join") return { ok: true, events: [], more: false };
    sent.push(id);
    const given = await answer(id);
    if (given === null) throw new Error("lost");
    return { retryAfter: 60, ...given };
  };
  store.open((given) => {
    ears = given;
    return Promise.resolve({ ask: ask as never, close: () => undefined });
  });
  await vi.advanceTimersByTimeAsync(0);
  ears.onOpen();
  await vi.advanceTimersByTimeAsync(0);
  const back = () =>
    store
      .get()
      .waiting.filter((message) => mayComeBack(message, store.get()))
      .map(({ id }) => id);
  return { store, ears, sent, back };
}

const slow = { ok: false, status: 429, key: "slowMode" } as const;

test("in slow mode what waits may come back, and what came back does not go out when the time is over", async () => {
  const { store, sent, back } = await liveRoom((id) => (sent.length > 1 || id === "b" ? { ok: true } : slow));
  store.post("a", { body: "too soon" });
  store.post("b", { body: "behind it" });
  await vi.advanceTimersByTimeAsync(100);
  expect(back()).toEqual(["a", "b"]);
  store.takeBack("a");
  await vi.advanceTimersByTimeAsync(62_000);
  expect([sent, store.get().waiting]).toEqual([["a", "b"], []]);
});

test("what waits in slow mode goes out as soon as the room is changed, not when the old time is over", async () => {
  const { store, ears, sent } = await liveRoom(() => (sent.length > 1 ? { ok: true } : slow));
  store.post("a", { body: "too soon" });
  await vi.advanceTimersByTimeAsync(100);
  const by = { mandate: "m" } as RoomEvent["by"];
  ears.onEvents("r", [{ n: 1, type: "room.changed", at: "2026-11-28T11:00:00.000Z", by, message: null }]);
  await vi.advanceTimersByTimeAsync(100);
  expect([sent, store.get().waiting, store.get().pause]).toEqual([["a", "a"], [], null]);
});

test("the files of a message that waits are known by name, for when it comes back; only their ids go out", async () => {
  const { store } = await liveRoom(() => slow);
  const put = vi.spyOn(Waitlist.prototype, "put");
  store.post("a", { body: "See there", files: [{ id: "f", name: "plan.pdf" }] });
  await vi.advanceTimersByTimeAsync(100);
  expect(put.mock.calls[0]?.[0].payload).toMatchObject({ files: ["f"] });
  expect(store.get().waiting).toMatchObject([{ body: "See there", files: [{ id: "f", name: "plan.pdf" }] }]);
});

test("what is on its way cannot come back, nor what went out when the line broke: it may be in the room already", async () => {
  let answers: () => Answer | null | Promise<never> = () => new Promise<never>(() => undefined);
  const held = await liveRoom(() => answers());
  held.store.post("a", { body: "under way" });
  held.store.post("b", { body: "behind it" });
  await vi.advanceTimersByTimeAsync(100);
  expect(held.back()).toEqual([]);
  held.ears.onLost("lost");
  expect([held.sent, held.back()]).toEqual([["a"], ["b"]]);

  answers = () => null;
  const broken = await liveRoom(() => {
    broken.ears.onLost("lost");
    return answers();
  });
  broken.store.post("a", { body: "its answer is lost" });
  broken.store.post("b", { body: "behind it" });
  await vi.advanceTimersByTimeAsync(100);
  expect([broken.sent, broken.back()]).toEqual([["a"], ["b"]]);
  answers = () => slow;
  broken.ears.onOpen();
  await vi.advanceTimersByTimeAsync(100);
  expect([broken.sent, broken.back()]).toEqual([
    ["a", "a"],
    ["a", "b"],
  ]);
});
