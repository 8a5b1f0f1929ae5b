import { expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "../access/actor.ts";
import { settingsPolicy } from "./settings-policy.ts";

const acting = (kind: OfficeKind): Actor => ({
  person: { id: "p", email: "p@example.org", name: "P" },
  mandate: {
    id: "m",
    capacity: "head",
    office: { id: "o", kind, country: null, city: null, organisation: null, name: null },
  },
});

test.each<[string, Actor, boolean]>([
  ["an administrator", acting("administration"), true],
  ["the Secretariat", acting("secretariat"), false],
  ["a National Representative", acting("country"), false],
  ["a CSCO", acting("city"), false],
  ["a partner", acting("partner"), false],
  ["someone whose mandate has ended", { ...acting("administration"), mandate: null }, false],
  ["a visitor", visitor, false],
])("%s", (_, actor, may) => {
  expect([settingsPolicy.read(actor), settingsPolicy.change(actor)]).toEqual([may, may]);
});
