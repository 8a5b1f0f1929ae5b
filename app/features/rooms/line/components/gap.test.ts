import { expect, test, vi } from "vitest";
import type { RoomEvent } from "../../room-event.ts";
import { shownMessages } from "../../timeline.ts";
import type { connectRooms } from "./room-connection.ts";
import { RoomStore } from "./room-store.ts";

type Ears = Parameters<typeof connectRooms>[0];
type Ask = (event: string, payload: object) => Promise<unknown>;

const posted = (n: number, id = `id-${String(n)}`) => {
  const message = { id, n, asOf: n, body: "words" };
  return { n, type: "message.posted", by: { mandate: "m" }, message } as RoomEvent;
};
const joined = (...events: RoomEvent[]) => ({ ok: true, events, more: false });

/** A store on an empty room, what it shows, and the news it has told of. */
async function openStore(ask: Ask) {
  const store = new RoomStore({ room: "r", lang: "en", page: { events: [], last: 0, olderBefore: null } });
  const told: (readonly RoomEvent[])[] = [store.get().news];
  let ears!: Ears;
  store.open((given) => {
    ears = given;
    return Promise.resolve({ ask: ask as never, close: () => undefined });
  });
  await Promise.resolve();
  store.subscribe(() => {
    if (store.get().news !== told.at(-1)) told.push(store.get().news);
  });
  return {
    ...{ store, ears },
    shown: () => shownMessages(store.get().timeline).map(({ n }) => n),
    told: () => told.flat().map(({ n }) => n),
  };
}

test("refused at the door: what is heard nevertheless is neither shown nor told before what was missed has come", async () => {
  const ask = vi.fn<Ask>().mockResolvedValueOnce({ ok: false, status: 503, key: "away", retryAfter: 5 });
  let answer!: (answer: object) => void;
  ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const { store, ears, shown, told } = await openStore(ask);
  ears.onOpen();
  await vi.waitFor(() => expect(store.get().link).toBe("lost"));
  ears.onEvents("r", [posted(3)]);
  ears.onEvents("r", [posted(4)]);
  expect([shown(), told(), ask.mock.calls.length]).toEqual([[], [], 2]);
  answer(joined(posted(1), posted(2), posted(3)));
  await vi.waitFor(() => expect(store.get().link).toBe("live"));
  expect([shown(), told()]).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]);
});

test("one's own message is shown at once, though what others wrote before it has not come", async () => {
  const ask: Ask = (event) =>
    Promise.resolve(event === "room:join" ? joined() : { ok: true, event: posted(2, "a") });
  const { store, ears, shown, told } = await openStore(ask);
  ears.onOpen();
  store.post("a", { body: "words" });
  await vi.waitFor(() => expect(shown()).toEqual([2]));
  expect([store.get().waiting, told()]).toEqual([[], []]);
  ears.onEvents("r", [posted(1)]);
  expect([shown(), told()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});
