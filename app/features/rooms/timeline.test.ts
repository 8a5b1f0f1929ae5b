import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  roomOf,
  read,
  numbers,
  pinsOf,
  pageOf,
  choices,
  type Kind,
  messageNow,
  type Deed,
} from "#tests/room-deeds.ts";
import {
  hasGap,
  newsBetween,
  shownMessages,
  timelineOf,
  withEvents,
  withOlder,
  withPage,
  withShown,
  type Timeline,
} from "./timeline.ts";

describe("stale state + events = fresh state", () => {
  test("in any order, doubled, read at any time, with gaps that catching up closes", () => {
    const delivery = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 });
    fc.assert(
      fc.property(choices, fc.nat(), fc.integer({ min: 1, max: 8 }), delivery, (made, cut, size, heard) => {
        const deeds = roomOf(made);
        const start = cut % (deeds.length + 1);
        let timeline = timelineOf(pageOf(deeds.slice(0, start), size));
        for (const [which, when] of heard) {
          if (deeds.length === start) break;
          const n = start + 1 + (which % (deeds.length - start));
          const readAt = n + (when % (deeds.length - n + 1));
          timeline = withEvents(timeline, [read(deeds.slice(0, readAt), n)]);
        }
        const missing = numbers(deeds).filter((n) => n > timeline.last);
        timeline = withEvents(
          timeline,
          missing.map((n) => read(deeds, n)),
        );
        expect(timeline.last).toBe(deeds.length);
        expect(hasGap(timeline)).toBe(false);
        const fresh = timelineOf({ ...pageOf(deeds, Infinity), olderBefore: null });
        // What the page shows beside its messages is loaded again, where any event since may have changed it.
        const isAsBefore = (type: Deed["type"]) => deeds.slice(start).every((deed) => deed.type !== type);
        const isLoadedAgain = timeline.changed > start;
        expect(isLoadedAgain || (isAsBefore("room.changed") && isAsBefore("topic.changed"))).toBe(true);
        if (!isLoadedAgain)
          expect(pinsOf(deeds)).toEqual(
            pinsOf(deeds.slice(0, start)).map(({ n }) => ({ n, body: messageNow(deeds, n).body })),
          );
        expect(shownMessages(timeline)).toEqual(shownMessages(fresh).filter(({ n }) => n >= timeline.from));
      }),
    );
  });

  test("a page loaded again brings the timeline to its state, an older one changes nothing", () => {
    const deeds = roomOf(
      Array.from({ length: 9 }, (_, which) => ({ kind: which % 3 ? "post" : "edit", which })),
    );
    const [old, fresh] = [timelineOf(pageOf(deeds.slice(0, 5), 3)), timelineOf(pageOf(deeds, 3))];
    expect(withPage(old, pageOf(deeds, 3))).toEqual(fresh);
    expect(withPage(fresh, pageOf(deeds.slice(0, 5), 3))).toBe(fresh);
  });
});

describe("beyond a gap", () => {
  const deeds = roomOf([
    ...Array.from({ length: 4 }, () => ({ kind: "post", which: 0 }) as const),
    { kind: "edit", which: 0 },
  ]);
  const known = timelineOf(pageOf(deeds.slice(0, 1), 50));
  const shown = (timeline: Timeline) => shownMessages(timeline).map(({ n, body }) => [n, body]);
  const first = [1, "1 as of 1"];

  test("what others did is not shown before what is missing has come, and the gap is known", () => {
    const timeline = withEvents(known, [read(deeds, 4), read(deeds, 5)]);
    expect([timeline.last, hasGap(timeline), shown(timeline)]).toEqual([1, true, [first]]);
    const closed = withEvents(timeline, [read(deeds, 2), read(deeds, 3)]);
    expect([closed.last, hasGap(closed)]).toEqual([5, false]);
    expect(shown(closed).map(([n]) => n)).toEqual([1, 2, 3, 4]);
    expect(closed.now.get(1)?.body).toBe("1 as of 5");
  });

  test("what one did oneself is shown at once", () => {
    const timeline = withShown(known, [read(deeds, 4), read(deeds, 5)]);
    expect([timeline.last, hasGap(timeline)]).toEqual([1, true]);
    expect(shown(timeline)).toEqual([
      [1, "1 as of 5"],
      [4, "4 as of 4"],
    ]);
  });

  test("what was heard stays known when the page is loaded again, and one's own stays shown", () => {
    const heard = withShown(withEvents(known, [read(deeds, 5)]), [read(deeds, 4)]);
    const loaded = withPage(heard, pageOf(deeds.slice(0, 2), 50));
    expect([loaded.last, hasGap(loaded), shown(loaded).map(([n]) => n)]).toEqual([2, true, [1, 2, 4]]);
    const closed = withEvents(loaded, [read(deeds, 3)]);
    expect([closed.last, hasGap(closed), closed.now.get(1)?.body]).toEqual([5, false, "1 as of 5"]);
  });

  test("each event is news once, in order, when nothing is missing before it", () => {
    const told: number[][] = [];
    let timeline = known;
    for (const heard of [[3], [3, 4], [2, 3], [2], [4, 5]]) {
      const events = heard.map((n) => read(deeds, n));
      const after = withEvents(timeline, events);
      told.push(newsBetween(timeline, after, events).map(({ n }) => n));
      timeline = after;
    }
    expect(told).toEqual([[], [], [2, 3, 4], [], [5]]);
  });
});

test("a change of a message older than the page moves the number on and shows nothing", () => {
  const deeds = roomOf([
    { kind: "post", which: 0 },
    { kind: "post", which: 0 },
    { kind: "edit", which: 0 },
  ]);
  const timeline = withEvents(timelineOf(pageOf(deeds.slice(0, 2), 1)), [read(deeds, 3)]);
  expect(timeline.last).toBe(3);
  expect(shownMessages(timeline).map(({ n }) => n)).toEqual([2]);
});

test("a change of the room itself, or of a topic, makes an older page one to load again, also when it is caught up late", () => {
  const deeds = roomOf([{ kind: "post", which: 0 }]);
  const { by, at } = read(deeds, 1);
  const change = { n: 2, at, by, type: "room.changed", message: null } as const;
  const page = pageOf(deeds, 50);
  const timeline = withEvents(timelineOf(page), [change]);
  expect([timeline.last, timeline.changed]).toEqual([2, 2]);
  const topic = { id: "t", title: "T", answered: false };
  const started = { n: 3, at, by, type: "topic.changed", message: null, topic } as const;
  expect(withEvents(timeline, [started]).changed).toBe(3);
  expect(timelineOf({ ...page, last: 2 }).changed).toBe(0);
});

test("so does what happens to a pinned message; to another only what pins it", () => {
  const changedBy = (...kinds: Kind[]) => {
    const deeds = roomOf(kinds.map((kind) => ({ kind, which: 0 })));
    const before = deeds.slice(0, -1);
    return withEvents(timelineOf(pageOf(before, 50)), [read(deeds, deeds.length)]).changed;
  };
  expect(changedBy("post", "pin")).toBe(2);
  expect(changedBy("post", "pin", "edit")).toBe(3);
  expect(changedBy("post", "pin", "delete")).toBe(3);
  expect(changedBy("post", "edit")).toBe(0);
  expect(changedBy("post", "delete")).toBe(0);
  expect(changedBy("post", "pin", "react")).toBe(0);
});

describe("older messages added above", () => {
  test("together they are as the whole room read at once, whatever happened meanwhile and however often the page is loaded again", () => {
    fc.assert(
      fc.property(
        choices,
        fc.nat(40),
        fc.nat(40),
        fc.integer({ min: 1, max: 5 }),
        (chosen, at, later, size) => {
          const deeds = roomOf(chosen);
          const [early, read2] = [Math.min(at, deeds.length), Math.min(Math.max(at, later), deeds.length)];
          const page = pageOf(deeds.slice(0, early), size);
          const older = pageOf(deeds.slice(0, read2), 50).events.filter(
            ({ n }) => page.olderBefore !== null && n < page.olderBefore,
          );
          const extended = withOlder(timelineOf(page), older);
          const loaded = withPage(extended, pageOf(deeds.slice(0, read2), size));
          const missed = numbers(deeds).filter((n) => n > loaded.last);
          const all = withEvents(
            loaded,
            missed.map((n) => read(deeds, n)),
          );
          const first = all.from;
          expect(shownMessages(all)).toEqual(
            shownMessages(timelineOf(pageOf(deeds, 50))).filter(({ n }) => n >= first),
          );
        },
      ),
    );
  });

  test("a page loaded again joins them; one that begins after a gap takes their place", () => {
    const deeds = roomOf(Array.from({ length: 9 }, () => ({ kind: "post", which: 0 })));
    const older = pageOf(deeds.slice(0, 2), 50).events;
    const extended = withOlder(timelineOf(pageOf(deeds.slice(0, 4), 2)), older);
    const shown = (size: number) => shownMessages(withPage(extended, pageOf(deeds, size))).map(({ n }) => n);
    expect(shown(6)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shown(3)).toEqual([7, 8, 9]);
  });
});
