import { expect, test } from "vitest";
import { isZoneChoice, zoneChoiceIn, zoneCookie } from "./zone-choice.ts";

test.each([
  ["Asia/Ho_Chi_Minh", true],
  ["UTC", true],
  ["office", true],
  ["", true],
  ["Mars/Olympus", false],
  ["+07:00", false],
  ["UTC; Path=/x", false],
])("%j may be chosen: %s", (choice, may) => {
  expect(isZoneChoice(choice)).toBe(may);
});

test.each([
  [null, ""],
  ["lang=en; chosen-zone=Asia/Dili; x=y", "Asia/Dili"],
  ["chosen-zone=office", "office"],
  ["chosen-zone=", ""],
  ["chosen-zone=Mars/Olympus", ""],
  ["not-chosen-zone=UTC", ""],
])("%j says %j", (cookies, choice) => {
  expect(zoneChoiceIn(cookies)).toBe(choice);
});

test("a choice is kept as it is found again; none forgets the last one", () => {
  expect(zoneChoiceIn(zoneCookie("Asia/Manila"))).toBe("Asia/Manila");
  expect(zoneCookie("")).toContain("Max-Age=0");
});
