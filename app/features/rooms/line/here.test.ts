import { expect, test } from "vitest";
import type { By } from "../room-event.ts";
import { hereOf, withoutWriters } from "./here.ts";

const by = (mandate: string) => ({ mandate }) as By;

test("one who is there twice is one, a full room is a number, and only who is there writes", () => {
  const here = hereOf([by("a"), by("b"), by("a")], ["b", "gone"]);
  expect(here).toEqual({ count: 2, people: [by("a"), by("b")], typing: [by("b")] });
  const full = hereOf(
    Array.from({ length: 100 }, (_, index) => by(`m${index}`)),
    ["m1", "m2", "m3", "m4"],
  );
  expect([full.count, full.people.length, full.typing.length]).toEqual([100, 20, 3]);
});

test("who said something no longer writes", () => {
  const here = hereOf([by("a"), by("b")], ["a", "b"]);
  expect(withoutWriters(here, new Set(["a"]))?.typing).toEqual([by("b")]);
  expect(withoutWriters(here, new Set(["c"]))).toBe(here);
  expect(withoutWriters(null, new Set(["c"]))).toBeNull();
});
