import { expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "./actor.ts";
import { readerZone } from "./reader-zone.ts";

const acting = (kind: OfficeKind, country: string | null): Actor => ({
  person: { id: "p", email: "p@ascn.example", name: "P" },
  mandate: {
    id: "m",
    capacity: "head",
    office: { id: "o", kind, country, city: null, organisation: null, name: null },
  },
});

test.each([
  ["who has chosen one", acting("city", "VN"), "Asia/Tokyo", null, "Asia/Tokyo"],
  ["a city", acting("city", "ID"), null, "Asia/Makassar", "Asia/Makassar"],
  ["a country", acting("country", "MM"), null, null, "Asia/Yangon"],
  ["the Secretariat", acting("secretariat", null), null, null, "Asia/Jakarta"],
  ["a partner", acting("partner", null), null, null, "UTC"],
  ["a visitor", visitor, null, null, "UTC"],
])("%s", (_, actor, chosen, cityZone, zone) => {
  expect(readerZone(actor, { chosen, cityZone })).toBe(zone);
});
