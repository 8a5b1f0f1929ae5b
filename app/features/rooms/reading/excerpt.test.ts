import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";

test.each([
  ["short  and\n\nplain", 40, "short and plain"],
  ["one two three four", 12, "one two …"],
  ["ตลาดรับคนได้กี่คน", 8, "ตลาดรับค …"],
  ["👩🏽‍🚀👩🏽‍🚀", 40, "👩🏽‍🚀👩🏽‍🚀"],
])("%j at most %i letters", (text, limit, excerpt) => {
  expect(excerptOf(text, limit)).toBe(excerpt);
});
