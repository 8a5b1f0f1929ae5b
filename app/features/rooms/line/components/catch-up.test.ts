import { afterEach, expect, test, vi } from "vitest";
import { by } from "#tests/room-by.ts";
import type { MessageEvent, RoomEvent } from "../../room-event.ts";
import { shownMessages } from "../../timeline.ts";
import { catchUpTo } from "./catch-up.ts";
import { RoomStore } from "./room-store.ts";

afterEach(() => void vi.unstubAllGlobals());

/** Event `n` about message `of`, which says what it said then: as it was posted, or edited. */
function event(n: number, of = n): MessageEvent {
  return {
    ...{ n, type: n === of ? "message.posted" : "message.edited", at: "2026-11-21T09:00:00.000Z" },
    by,
    message: {
      ...{ id: `id-${of}`, n: of, asOf: n, body: `as of ${n}`, html: null, lang: "en", replyTo: null },
      ...{ replyN: null, topic: null, reactions: [], cards: [], files: [] },
      ...{ edited: n !== of, deleted: false, hidden: false, pinned: false },
    },
  };
}

/** A room of three messages of which the page shows the last, and one was added above. */
function extended() {
  const store = new RoomStore({
    ...{ room: "r", lang: "en" },
    page: { events: [event(3)], last: 3, olderBefore: 3 },
  });
  store.extend([event(2)]);
  const words = () => shownMessages(store.get().timeline).map(({ n, body }) => `${n} ${body}`);
  return { store, words };
}

function answering(...answers: (readonly RoomEvent[] | null)[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    const events = answers[asked.length - 1];
    return events ? Promise.resolve(Response.json({ events })) : Promise.reject(new Error("away"));
  });
  return asked;
}

test("what a page loaded again does not tell of messages above it is asked for, until nothing is missing", async () => {
  const { store, words } = extended();
  // Message 2 was edited as 4, message 5 came after it.
  store.load({ events: [event(3), event(5)], last: 6, olderBefore: 3 });
  expect([store.get().timeline.last, words()]).toEqual([3, ["2 as of 2", "3 as of 3", "5 as of 5"]]);
  const asked = answering([event(4, 2), event(5)], [event(6, 2)]);
  await catchUpTo(6, store, "/en/rooms/r");
  expect(asked).toEqual(["/en/rooms/r/events.json?after=3", "/en/rooms/r/events.json?after=5"]);
  expect(words()).toEqual(["2 as of 6", "3 as of 3", "5 as of 5"]);
});

test("what cannot be had is left to the next page", async () => {
  const { store, words } = extended();
  store.load({ events: [event(3)], last: 4, olderBefore: 3 });
  const asked = answering(null, [event(4, 2)]);
  await catchUpTo(4, store, "/en/rooms/r");
  expect([asked.length, words()]).toEqual([1, ["2 as of 2", "3 as of 3"]]);
  await catchUpTo(4, store, "/en/rooms/r");
  expect(words()).toEqual(["2 as of 4", "3 as of 3"]);
});

test("new messages of a page loaded again are news once, those that are still to be asked for are not yet", async () => {
  const { store } = extended();
  const news = () => store.get().news.map(({ n }) => n);
  store.load({ events: [event(3), event(4)], last: 4, olderBefore: 3 });
  expect(news()).toEqual([4]);
  store.load({ events: [event(3), event(4), event(6)], last: 6, olderBefore: 3 });
  expect(news()).toEqual([4]);
  answering([event(5, 2), event(6)]);
  await catchUpTo(6, store, "/en/rooms/r");
  expect(news()).toEqual([5, 6]);
});
