import { expect, test } from "vitest";
import { chosenZone } from "./zone-cookie.ts";

test.each([
  [null, null],
  ["", null],
  ["zone=Asia/Tokyo", "Asia/Tokyo"],
  ["lang=en; zone=Asia/Dili; x=y", "Asia/Dili"],
  ["zone=Asia/Dili; chosen-zone=UTC", "UTC"],
  ["zone=asia/bangkok", "Asia/Bangkok"],
  ["zone=Asia/Dili; chosen-zone=office", null],
  ["zone=Mars/Olympus", null],
  ["zone=+07:00", null],
  ["zone=constructor", null],
  ["other-zone=Asia/Dili", null],
  [`zone=Asia/${"x".repeat(60)}`, null],
])("%j", (cookies, zone) => {
  expect(chosenZone(cookies)).toBe(zone);
});

test("however many names are given", () => {
  for (let count = 0; count < 3_000; count += 1) expect(chosenZone(`zone=Zone${String(count)}`)).toBeNull();
  expect(chosenZone("zone=Asia/Manila")).toBe("Asia/Manila");
});
