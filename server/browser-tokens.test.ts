import { expect, test } from "vitest";
import { readToken } from "./browser-tokens.ts";

const token = "Ab3_-".repeat(9).slice(0, 43);

test.each([
  `session=${token}`,
  `lang=en; session=${token}; flash=signedIn`,
  `broken=%zz; session=${token}`,
  `lang=en;session=${token}`,
])("the session's token is found: %s", (header) => {
  expect(readToken(header, "session")).toBe(token);
});

test.each([
  null,
  "",
  "session",
  "session=%E0%A4%A",
  `session=${token}x`,
  `session=${token.slice(1)}`,
  `other-session=${token}`,
  `__Host-session=${token}`,
])("no token that could be ours: %s", (header) => {
  expect(readToken(header, "session")).toBeNull();
});
