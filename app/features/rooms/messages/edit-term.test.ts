import { expect, test } from "vitest";
import { isInTerm } from "./edit-term.ts";

const term = { hours: 24, now: "2026-11-02T00:00:00.000Z" };
const second = 1000;

test.each([
  ["2026-11-01T00:00:10.000Z", 9 * second, true],
  ["2026-11-01T00:00:10.000Z", 10 * second, false],
  ["2026-11-02T00:00:05.000Z", 0, true],
  ["2026-10-31T00:00:00.000Z", 0, false],
])("posted at %s, %i ms after the page was made: %s", (at, elapsed, may) => {
  expect(isInTerm(at, term, elapsed)).toBe(may);
});
