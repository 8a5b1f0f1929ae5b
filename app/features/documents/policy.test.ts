import { expect, test } from "vitest";
import { visitor, type Actor, type Capacity, type OfficeKind } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import { documentPolicy, draftPolicy } from "./policy.ts";

function actor(kind: OfficeKind, capacity: Capacity = "head"): Actor {
  const office = { id: "o", kind, country: null, city: null, organisation: null, name: null };
  return { person: { id: "p", email: "p@example.org", name: "P" }, mandate: { id: "m", capacity, office } };
}

test.each([
  ["a CSCO", actor("city"), "read comment"],
  ["a city's editor", actor("city", "editor"), "read comment"],
  ["a National Representative", actor("country"), "read comment"],
  ["an alternate", actor("country", "alternate"), "read comment"],
  ["the Chair", actor("chair"), "read openCommentPeriod"],
  ["the Secretariat", actor("secretariat"), "read openCommentPeriod"],
  ["the Shepherd", actor("shepherd"), "read"],
  ["a partner", actor("partner"), "read"],
  ["an administrator", actor("administration"), "read"],
  ["someone without a mandate", { ...actor("city"), mandate: null }, "read"],
  ["a visitor", visitor, "read"],
])("%s: %s", (_, who, expected) => {
  const verbs = (isPublished: boolean) =>
    Object.entries(abilities(documentPolicy, who, { isPublished }))
      .filter(([, may]) => may)
      .map(([verb]) => verb)
      .join(" ");
  expect(verbs(true)).toBe(expected);
  expect(verbs(false)).toBe("");
});

test("a period may ask others, or fewer", () => {
  const may = (who: Actor, takes: readonly string[] | null) =>
    documentPolicy.comment(who, { isPublished: true, takes });
  expect(may(actor("partner"), ["city", "partner"])).toBe(true);
  expect(may(actor("country"), ["city", "partner"])).toBe(false);
  expect(may(visitor, ["city", "public"])).toBe(true);
  expect(may(visitor, ["city"])).toBe(false);
  expect(may(actor("secretariat"), ["city", "country", "partner", "public"])).toBe(false);
});

test.each([
  ["the Secretariat", actor("secretariat"), { edit: true, publish: true }],
  ["the Chair", actor("chair"), { edit: false, publish: false }],
  ["a National Representative", actor("country"), { edit: false, publish: false }],
  ["an administrator", actor("administration"), { edit: false, publish: false }],
  ["someone without a mandate", { ...actor("secretariat"), mandate: null }, { edit: false, publish: false }],
  ["a visitor", visitor, { edit: false, publish: false }],
])("drafts: %s", (_, who, expected) => {
  expect(abilities(draftPolicy, who, null)).toEqual(expected);
});
