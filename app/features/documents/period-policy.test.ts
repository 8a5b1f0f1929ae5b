import { expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import { periodPolicy } from "./period-policy.ts";

function actor(kind: OfficeKind): Actor {
  const office = { id: "o", kind, country: null, city: null, organisation: null, name: null };
  return {
    person: { id: "p", email: "p@example.org", name: "P" },
    mandate: { id: "m", capacity: "head", office },
  };
}

test.each([
  ["the Secretariat", actor("secretariat"), "readTerms changePeriod release"],
  ["the Chair", actor("chair"), "readTerms changePeriod release"],
  ["a National Representative", actor("country"), "readTerms keepApart"],
  ["a city", actor("city"), "readTerms"],
  ["the Shepherd", actor("shepherd"), "readTerms"],
  ["a partner", actor("partner"), ""],
  ["an administrator", actor("administration"), ""],
  ["someone whose mandate has ended", { ...actor("secretariat"), mandate: null }, ""],
  ["a visitor", visitor, ""],
])("%s: %s", (_, who, expected) => {
  const verbs = (isPublished: boolean) =>
    Object.entries(abilities(periodPolicy, who, { isPublished }))
      .filter(([, may]) => may)
      .map(([verb]) => verb)
      .join(" ");
  expect(verbs(true)).toBe(expected);
  expect(verbs(false)).toBe("");
});
