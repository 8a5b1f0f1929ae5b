import { describe, expect, test } from "vitest";
import {
  visitor,
  type Actor,
  type Capacity,
  type Office,
  type OfficeKind,
} from "#app/features/access/actor.ts";
import { cityPolicy } from "./policy.ts";

const person = { id: "p", email: "p@ascn.example", name: "P" };
const acting = (kind: OfficeKind, capacity: Capacity, body: Partial<Office> = {}): Actor => ({
  person,
  mandate: {
    id: "m",
    capacity,
    office: { id: "o", kind, country: null, city: null, organisation: null, name: null, ...body },
  },
});
const daNang = { city: "da-nang", country: "VN" };

describe("who may edit Da Nang's profile", () => {
  test.each<[string, Actor, boolean]>([
    ["its CSCO", acting("city", "head", daNang), true],
    ["its editor", acting("city", "editor", daNang), true],
    ["an alternate of its office", acting("city", "alternate", daNang), false],
    ["another city's CSCO", acting("city", "head", { city: "hanoi", country: "VN" }), false],
    ["its National Representative", acting("country", "head", { country: "VN" }), false],
    ["the Chair", acting("chair", "head", { country: "VN" }), false],
    ["the Shepherd", acting("shepherd", "head", { country: "VN" }), false],
    ["the Secretariat", acting("secretariat", "head"), false],
    ["a partner", acting("partner", "head", { organisation: "mekong" }), false],
    ["an administrator", acting("administration", "head"), false],
    ["someone whose mandate has ended", { person, mandate: null }, false],
    ["a visitor", visitor, false],
  ])("%s", (_, actor, may) => {
    expect(cityPolicy.edit(actor, { slug: "da-nang" })).toBe(may);
  });
});
