import { expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "../access/actor.ts";
import { tracePolicy } from "./policy.ts";

const person = { id: "1", email: "a@example.org", name: "A" };
const actorOf = (kind: OfficeKind | null): Actor => ({
  person,
  mandate: kind && {
    id: "2",
    capacity: "head",
    office: { id: "3", kind, country: null, city: null, organisation: null, name: null },
  },
});

test.each([
  ["administration", true],
  ["secretariat", false],
  ["chair", false],
  ["country", false],
  ["shepherd", false],
  ["city", false],
  ["partner", false],
  [null, false],
] as const)("%s may read all of it: %s; their own part always", (kind, mayRead) => {
  expect(tracePolicy.read(actorOf(kind))).toBe(mayRead);
  expect(tracePolicy.readOwn(actorOf(kind))).toBe(true);
});

test("a visitor reads nothing", () => {
  expect([tracePolicy.read(visitor), tracePolicy.readOwn(visitor)]).toEqual([false, false]);
});
