import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Deed } from "../outbox.ts";
import { Sender } from "./sender.ts";
import { Waitlist } from "./waitlist.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("in slow mode messages wait for their time, and all else goes out meanwhile", async () => {
  const sent: Deed[] = [];
  const pauses: (string | undefined)[] = [];
  const allowedFrom = Date.now() + 60_000;
  const waitlist = new Waitlist(() => void sender.send());
  const sender = new Sender(waitlist, {
    mayGo: () => true,
    send: ({ event }) => {
      sent.push(event);
      const isTooSoon = event === "room:post" && Date.now() < allowedFrom;
      if (isTooSoon) return Promise.resolve({ ok: false, status: 429, key: "slowMode", retryAfter: 60 });
      return Promise.resolve({ ok: true });
    },
    onDone: () => undefined,
    onOver: () => undefined,
    onPause: (why) => pauses.push(why?.key),
  });
  const put = (event: Deed, key: string) => {
    waitlist.put({ key, event, payload: {}, mandate: "", refusal: null });
  };
  put("room:post", "too soon");
  await vi.advanceTimersByTimeAsync(100);
  put("room:delete", "another");
  put("room:react", "a third");
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual(["room:post", "room:delete", "room:react"]);
  expect([waitlist.entries.map(({ key }) => key), pauses]).toEqual([["too soon"], ["slowMode"]]);
  await vi.advanceTimersByTimeAsync(61_000);
  expect([sent.at(-1), waitlist.entries, pauses.at(-1)]).toEqual(["room:post", [], undefined]);
});
