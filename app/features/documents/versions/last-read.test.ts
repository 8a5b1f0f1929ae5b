import { expect, test } from "vitest";
import { lastReadBefore } from "./last-read.ts";

const at = new Date("2026-11-01");
const version = (number: number, readAt: Date | null, isFresh: boolean) => ({ number, readAt, isFresh });

test.each([
  ["nobody is told at their first version", [version(1, null, true)], 1, null],
  ["the one read before, at the first opening", [version(2, null, true), version(1, at, false)], 2, 1],
  ["still on the same day", [version(2, at, true), version(1, at, false)], 2, 1],
  ["no more when it is known", [version(2, at, false), version(1, at, false)], 2, null],
  [
    "the newest of those read",
    [version(4, null, true), version(3, null, true), version(2, at, true), version(1, at, false)],
    4,
    2,
  ],
  ["nothing when an older one is opened", [version(2, at, true), version(1, null, true)], 1, null],
  ["nothing of a version that is not there", [version(1, at, false)], 9, null],
])("%s", (_, versions, opened, expected) => {
  expect(lastReadBefore(versions, opened)).toBe(expected);
});
