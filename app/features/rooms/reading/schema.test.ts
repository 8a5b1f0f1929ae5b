import { expect, test } from "vitest";
import { readingForm, readSchema, unreadSchema } from "./schema.ts";

test.each([
  [0, false],
  [1, true],
  [-1, false],
  [1.5, false],
  [Number.MAX_SAFE_INTEGER, true],
])("unread from %s on: %s, for events count from 1", (from, isTaken) => {
  expect(unreadSchema.safeParse({ room: "a", from }).success).toBe(isTaken);
  const typed = { deed: "unread", from: String(from).slice(0, 15) };
  expect(readingForm.safeParse(typed).success).toBe(isTaken);
});

test("read up to 0 is nothing read", () => {
  expect(readSchema.safeParse({ room: "a", upTo: 0 }).success).toBe(true);
});
