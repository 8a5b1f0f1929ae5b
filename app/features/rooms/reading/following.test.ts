import { expect, test } from "vitest";
import { followingOf } from "./following.ts";

test.each([
  [null, false, "mentions"],
  [null, true, "all"],
  ["following", false, "all"],
  ["muted", true, "nothing"],
  ["muted", false, "nothing"],
])("said %s, has written: %s → hears of %s", (attention, hasWritten, hears) => {
  expect(followingOf({ attention, hasWritten })).toBe(hears);
});
