import { expect, test } from "vitest";
import { submittedOf, undecidedOf, wordingOf, type CountryComment } from "./position.ts";

const said = (id: string, change: Partial<CountryComment> = {}): CountryComment => ({
  ...{ id, city: "hanoi", isWithdrawn: false, decision: null, ...change },
});
const comments = [
  said("kept", { decision: "keep" }),
  said("merged", { decision: "merge" }),
  said("edited", { decision: "edit" }),
  said("left out", { decision: "leave-out" }),
  said("open"),
  said("taken back", { isWithdrawn: true }),
  said("kept, taken back", { decision: "keep", isWithdrawn: true }),
  said("own", { city: null }),
  said("own, taken back", { city: null, isWithdrawn: true }),
];
const ids = (list: readonly CountryComment[]) => list.map(({ id }) => id);

test("a city's comment waits until it is decided; the country's own and what was taken back do not", () => {
  expect(ids(undecidedOf(comments))).toEqual(["open"]);
});

test("submitted are the kept and the country's own words", () => {
  expect(ids(submittedOf(comments))).toEqual(["kept", "own"]);
});

test("one source is edited, several are merged", () => {
  expect([wordingOf(["a"]), wordingOf(["a", "b"])]).toEqual(["edit", "merge"]);
});
