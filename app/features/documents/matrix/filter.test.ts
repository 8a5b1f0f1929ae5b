import { expect, test } from "vitest";
import { readFilter, writeFilter, type MatrixFilter } from "./filter.ts";

test.each<MatrixFilter>([
  {},
  { section: "op-2", country: "VN" },
  { type: "technical", disposition: "for-the-meeting" },
  { unanswered: true },
])("%o is written and read back", (filter) => {
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
});

test("what is unknown asks for nothing", () => {
  const asked = "section=A%20B&country=vn&type=rude&disposition=&unanswered=no&other=1";
  expect(readFilter(new URLSearchParams(asked))).toEqual({});
});
