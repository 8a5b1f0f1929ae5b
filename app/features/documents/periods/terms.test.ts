import { describe, expect, test } from "vitest";
import {
  dueMoved,
  dueOf,
  dueReminder,
  refusalOf,
  refusalOfDue,
  refusalOfEnd,
  remindersAhead,
} from "./terms.ts";

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
  ["submitting", "2026-12-10T12:00", "commentPeriodOver"],
  ["open", "2026-11-30T12:00", "closesInThePast"],
  ["open", "2026-12-10T12:00", "commentPeriodOpen"],
  ["coming", "2026-12-02T12:00", "closesBeforeOpening"],
] as const)("the end of one that is %s moved to %s: %s", (state, closes, key) => {
  const opensAt = state === "coming" ? at("2026-12-05T12:00") : at("2026-11-01T12:00");
  expect(refusalOfEnd({ opensAt, closesAt: at(closes) }, { state, now }).key).toBe(key);
});

describe("the date until which countries submit", () => {
  const closesAt = at("2026-12-10T12:00");

  test("is the end for cities, or later where the period says so", () => {
    expect(dueOf({ closesAt, submitsUntil: null })).toEqual(closesAt);
    expect(dueOf({ closesAt, submitsUntil: at("2026-12-17T12:00") })).toEqual(at("2026-12-17T12:00"));
  });

  test("stays as long after the end as it was, whichever way that moves", () => {
    const before = { closesAt, submitsUntil: at("2026-12-17T12:00") };
    expect(dueMoved(before, at("2026-12-12T12:00"))).toEqual(at("2026-12-19T12:00"));
    expect(dueMoved(before, at("2026-12-05T12:00"))).toEqual(at("2026-12-12T12:00"));
    expect(dueMoved({ closesAt, submitsUntil: null }, at("2026-12-12T12:00"))).toBeNull();
  });

  test.each([
    [["city"], "open", "2026-12-17T12:00", "submitsNobody"],
    [["country"], "closed", "2026-12-17T12:00", "commentPeriodOver"],
    [["country"], "open", "2026-12-01T12:00", "submitsInThePast"],
    [["country"], "open", "2026-12-10T11:59", "submitsBeforeClosing"],
    // What nothing speaks against has ended between the look and the statement that writes.
    [["country"], "submitting", "2026-12-17T12:00", "commentPeriodOver"],
  ] as const)("asked %j, %s, moved to %s: %s", (takes, state, until, key) => {
    const terms = { opensAt: null, closesAt, submitsUntil: at(until), takes };
    expect(refusalOfDue(terms, { state, now }).key).toBe(key);
  });

  test("not before the end, for a new period", () => {
    const terms = { opensAt: null, closesAt, submitsUntil: at("2026-12-10T11:59") };
    expect(refusalOf(terms, now).key).toBe("submitsBeforeClosing");
  });
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
