import { expect, test } from "vitest";
import { placeIn, startOfDay } from "./place.ts";

const place = (query: string, zone = "UTC") => placeIn(new URLSearchParams(query), zone);

test.each([
  ["", { kind: "newest" }],
  ["before=12", { kind: "before", n: 12 }],
  ["after=12", { kind: "after", n: 12 }],
  ["at=12&before=3", { kind: "at", n: 12 }],
  ["at=unread", { kind: "unread" }],
  ["at=0", { kind: "newest" }],
  ["before=-1", { kind: "newest" }],
  ["before=1e3", { kind: "newest" }],
  ["at=99999999999999999999", { kind: "newest" }],
  ["day=2026-02-30", { kind: "newest" }],
  ["day=19.11.2026", { kind: "newest" }],
])("%j", (query, wanted) => {
  expect(place(query)).toEqual(wanted);
});

test.each([
  ["2026-11-19", "Asia/Bangkok", "2026-11-18T17:00:00.000Z"],
  ["2026-11-19", "Asia/Yangon", "2026-11-18T17:30:00.000Z"],
  ["2026-11-19", "UTC", "2026-11-19T00:00:00.000Z"],
  ["2026-07-01", "America/New_York", "2026-07-01T04:00:00.000Z"],
  // The clocks were put forward at two.
  ["2026-03-29", "Europe/Paris", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Paris", "2026-03-29T22:00:00.000Z"],
  ["2026-10-26", "Europe/London", "2026-10-26T00:00:00.000Z"],
  ["2026-11-19", "Asia/Kathmandu", "2026-11-18T18:15:00.000Z"],
  ["2026-03-09", "America/St_Johns", "2026-03-09T02:30:00.000Z"],
  // They were put forward at midnight: the day has no hour of twelve.
  ["2026-03-08", "America/Havana", "2026-03-08T05:00:00.000Z"],
  ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
  ["2026-03-29", "Atlantic/Azores", "2026-03-29T01:00:00.000Z"],
])("%s in %s begins at %s", (day, zone, from) => {
  expect(startOfDay(day, zone)?.toISOString()).toBe(from);
});
