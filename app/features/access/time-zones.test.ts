import { expect, test } from "vitest";
import { momentIn, writtenIn, zoneOf, zones } from "./time-zones.ts";

test.each([
  ["2026-12-21", "17:00", "Asia/Jakarta", "2026-12-21T10:00:00.000Z"],
  ["2026-12-21", "17:00", "UTC", "2026-12-21T17:00:00.000Z"],
  ["2026-12-22", "03:30", "Asia/Yangon", "2026-12-21T21:00:00.000Z"],
  ["2027-01-01", "00:00", "Asia/Dili", "2026-12-31T15:00:00.000Z"],
  ["2028-02-29", "23:59", "Asia/Manila", "2028-02-29T15:59:00.000Z"],
])("%s %s in %s", (date, time, zone, utc) => {
  expect(momentIn({ date, time }, zone)?.toISOString()).toBe(utc);
  expect(writtenIn(new Date(utc), zone)).toEqual({ date, time });
});

test.each([
  ["2026-02-29", "17:00", "UTC"],
  ["2026-12-21", "24:00", "Asia/Jakarta"],
  ["2026-12-21", "17:60", "UTC"],
  ["21.12.2026", "17:00", "UTC"],
  ["2026-12-21", "", "UTC"],
  ["2026-12-21", "17:00", "Europe/Paris"],
  ["2026-12-21", "17:00", "constructor"],
])("%s %s in %s is no moment", (date, time, zone) => {
  expect(momentIn({ date, time }, zone)).toBeNull();
});

test("every zone is known here, and comes back as it was written", () => {
  for (const zone of zones)
    expect(writtenIn(momentIn({ date: "2026-12-21", time: "09:15" }, zone)!, zone).time).toBe("09:15");
});

test.each([
  ["a city in the east of Indonesia", { country: "ID", cityZone: "Asia/Makassar" }, "Asia/Makassar"],
  ["a country of several zones", { country: "ID", cityZone: null }, "Asia/Jakarta"],
  ["a country", { country: "MM", cityZone: null }, "Asia/Yangon"],
  ["nobody's country", { country: null, cityZone: null }, "Asia/Jakarta"],
  ["a country that is no member", { country: "constructor", cityZone: "Mars/Olympus" }, "Asia/Jakarta"],
] as const)("%s", (_, where, zone) => {
  expect(zoneOf(where)).toBe(zone);
});
