import { expect, test } from "vitest";
import type { OfficeKind } from "#app/features/access/actor.ts";
import { secondFactorDue } from "./second-factor-rules.ts";

const startsAt = new Date("2026-03-01T08:00:00Z");
const required = { isRequired: true, graceDays: 14 };

test.each<[OfficeKind, boolean]>([
  ["city", false],
  ["partner", false],
  ["country", true],
  ["chair", true],
  ["shepherd", true],
  ["secretariat", true],
  ["administration", true],
])("a second factor is asked of %s: %s", (kind, isAsked) => {
  const due = secondFactorDue({ kind, startsAt, hasSecondFactor: false }, required);
  expect(due).toEqual(isAsked ? new Date("2026-03-15T08:00:00Z") : null);
});

test("it is not asked of who has one, nor where the setting is off", () => {
  expect(secondFactorDue({ kind: "country", startsAt, hasSecondFactor: true }, required)).toBeNull();
  const off = { isRequired: false, graceDays: 14 };
  expect(secondFactorDue({ kind: "country", startsAt, hasSecondFactor: false }, off)).toBeNull();
});
