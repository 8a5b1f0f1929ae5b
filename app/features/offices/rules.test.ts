import { expect, test } from "vitest";
import {
  endOfDay,
  freeSlug,
  handleOf,
  isOpen,
  keepsAdministrator,
  lastDayOf,
  lastDayOfTerm,
  slugFrom,
  stateOf,
} from "./rules.ts";

const nothing = { country: null, city: null, organisation: null, term: null };
const at = (time: string) => new Date(`2026-06-01T${time}Z`);

test.each([
  ["csco-da-nang", { ...nothing, kind: "city", city: "da-nang", country: "VN" }],
  ["nr-vn", { ...nothing, kind: "country", country: "VN" }],
  ["chair-2026", { ...nothing, kind: "chair", country: "PH", term: "2026" }],
  ["shepherd-2025-2027", { ...nothing, kind: "shepherd", country: "ID", term: "2025-2027" }],
  ["partner-mekong", { ...nothing, kind: "partner", organisation: "mekong" }],
  ["secretariat", { ...nothing, kind: "secretariat" }],
  ["administration", { ...nothing, kind: "administration" }],
] as const)("the handle %s", (handle, office) => {
  expect(handleOf(office)).toBe(handle);
});

const open = { expiresAt: at("12:00"), endsAt: null, withdrawnAt: null, acceptedAt: null };
test.each([
  ["before its end", open, "11:59:59.999", true],
  ["at its end", open, "12:00", false],
  ["withdrawn", { ...open, withdrawnAt: at("09:00") }, "10:00", false],
  ["accepted", { ...open, acceptedAt: at("09:00") }, "10:00", false],
  ["for a mandate that is over", { ...open, endsAt: at("10:00") }, "10:00", false],
])("an invitation %s", (_, invitation, now, expected) => {
  expect(isOpen(invitation, at(now))).toBe(expected);
});

test.each([
  ["coming", { startsAt: at("11:00"), endsAt: null }],
  ["running", { startsAt: at("10:00"), endsAt: at("10:01") }],
  ["ended", { startsAt: at("09:00"), endsAt: at("10:00") }],
  ["ended", { startsAt: at("11:00"), endsAt: at("09:00") }],
] as const)("a mandate is %s", (state, span) => {
  expect(stateOf(span, at("10:00"))).toBe(state);
});

test("an administrator stays where another has no end", () => {
  expect(keepsAdministrator([{ endsAt: at("10:00") }, { endsAt: null }])).toBe(true);
  expect(keepsAdministrator([{ endsAt: at("10:00") }])).toBe(false);
  expect(keepsAdministrator([])).toBe(false);
});

test("a last day is over when the next begins", () => {
  expect(endOfDay("2026-12-31").toISOString()).toBe("2027-01-01T00:00:00.000Z");
  expect(lastDayOf(endOfDay("2026-12-31"))).toBe("2026-12-31");
  expect([lastDayOfTerm("2027"), lastDayOfTerm("2025-2027"), lastDayOfTerm(null)]).toEqual([
    "2027-12-31",
    "2027-12-31",
    "",
  ]);
});

test.each([
  ["Mekong Urban Lab", "mekong-urban-lab"],
  ["  Đại học Đà Nẵng (UD) ", "dai-hoc-da-nang-ud"],
  ["กรุงเทพ", "partner"],
  ["a".repeat(39) + "-b", "a".repeat(39)],
])("the slug of %j", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test("a slug that is taken gets the next number", () => {
  expect(freeSlug("lab", ["labor"])).toBe("lab");
  expect(freeSlug("lab", ["lab", "lab-2"])).toBe("lab-3");
});
