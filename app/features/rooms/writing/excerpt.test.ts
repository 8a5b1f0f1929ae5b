import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";

test.each([
  ["short  and\n\nplain", 40, "short and plain"],
  ["one two three four", 12, "one two\u00a0…"],
  ["ตลาดรับคนได้กี่คน", 8, "ตลาดรับค\u00a0…"],
  ["See [the paper](/documents/x?paragraph=a) and [more](/do", 60, "See the paper and more"],
  ["**Strong**, *so*, `code`; 2 * 3 * 4, a[0] (b)", 60, "Strong, so, code; 2 * 3 * 4, a[0] (b)"],
  ["As it is:\n\n- one\n2. two\n> three\n# four - five", 60, "As it is: one two three four - five"],
  ["```", 40, "```"],
  ["Short enough?\n\n[](/documents/x?paragraph=a) [](/cities/y)", 60, "Short enough?"],
  ["[](/documents/x?paragraph=a)\n[](/cities/y#z)", 60, "/documents/x /cities/y"],
  ["[](https://a.example/b?c=d)", 60, "a.example/…"],
  ["👩🏽‍🚀👩🏽‍🚀", 40, "👩🏽‍🚀👩🏽‍🚀"],
  [
    "See https://a.example/b/c?d=1#e (page 3), or https://a.example",
    140,
    "See a.example/… (page 3), or https://a.example",
  ],
])("%j at most %i letters", (text, limit, excerpt) => {
  expect(excerptOf(text, limit)).toBe(excerpt);
});
