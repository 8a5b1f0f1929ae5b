import { describe, expect, test } from "vitest";
import { dueReminder, refusalOf, refusalOfEnd, remindersAhead } from "./terms.ts";

const at = (text: string) => new Date(`${text}:00Z`);
const now = at("2026-12-01T12:00");

test.each([
  [null, "2026-12-01T12:00", "closesInThePast"],
  [null, "2026-11-30T12:00", "closesInThePast"],
  ["2026-12-01T11:59", "2026-12-10T12:00", "opensInThePast"],
  ["2026-12-05T12:00", "2026-12-05T12:00", "closesBeforeOpening"],
  ["2026-12-05T12:00", "2026-12-04T12:00", "closesBeforeOpening"],
  ["2026-12-05T12:00", "2026-12-10T12:00", "commentPeriodOpen"],
  [null, "2026-12-10T12:00", "commentPeriodOpen"],
])("from %s until %s: %s", (opens, closes, key) => {
  expect(refusalOf({ opensAt: opens === null ? null : at(opens), closesAt: at(closes) }, now).key).toBe(key);
});

test.each([
  ["closed", "2026-12-10T12:00", "commentPeriodOver"],
  ["open", "2026-11-30T12:00", "closesInThePast"],
  ["open", "2026-12-10T12:00", "commentPeriodOpen"],
  ["coming", "2026-12-02T12:00", "closesBeforeOpening"],
] as const)("the end of one that is %s moved to %s: %s", (state, closes, key) => {
  const opensAt = state === "coming" ? at("2026-12-05T12:00") : at("2026-11-01T12:00");
  expect(refusalOfEnd({ opensAt, closesAt: at(closes) }, { state, now }).key).toBe(key);
});

describe("reminders three days and one day before the end", () => {
  test.each([
    ["2026-11-01T00:00", "2026-12-04T12:01", null],
    ["2026-11-01T00:00", "2026-12-04T12:00", 3],
    ["2026-11-01T00:00", "2026-12-02T12:01", 3],
    ["2026-11-01T00:00", "2026-12-02T12:00", 1],
    ["2026-11-01T00:00", "2026-12-01T12:01", 1],
    ["2026-11-01T00:00", "2026-12-01T12:00", null],
    ["2026-12-01T11:00", "2026-12-03T11:00", null],
    ["2026-11-30T12:00", "2026-12-02T12:00", 1],
    ["2026-12-01T12:01", "2026-12-02T12:01", null],
  ])("from %s until %s: %s", (opens, closes, days) => {
    expect(dueReminder({ opensAt: at(opens), closesAt: at(closes), now })).toBe(days);
  });

  test.each([
    ["2026-12-05T12:00", [1, 3]],
    ["2026-12-03T12:00", [1]],
    ["2026-12-02T12:00", []],
  ])("an end moved to %s has %j ahead", (closes, days) => {
    expect(remindersAhead({ closesAt: at(closes), now })).toEqual(days);
  });
});
