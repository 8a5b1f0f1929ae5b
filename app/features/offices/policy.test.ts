import { describe, expect, test } from "vitest";
import { visitor, type Actor, type Capacity, type Office, type OfficeKind } from "../access/actor.ts";
import { isOfSecretariat, mandatePolicy, officePolicy, seesOffices } from "./policy.ts";

function officeOf(kind: OfficeKind, body: Partial<Office> = {}): Office {
  const id = [kind, body.city, body.country, body.organisation].filter(Boolean).join(" ");
  return { id, kind, country: null, city: null, organisation: null, name: null, ...body };
}

const offices = {
  daNang: officeOf("city", { city: "da-nang", country: "VN" }),
  hanoi: officeOf("city", { city: "hanoi", country: "VN" }),
  phuket: officeOf("city", { city: "phuket", country: "TH" }),
  vn: officeOf("country", { country: "VN" }),
  th: officeOf("country", { country: "TH" }),
  chair: officeOf("chair", { country: "PH" }),
  secretariat: officeOf("secretariat"),
  mekong: officeOf("partner", { organisation: "mekong" }),
  lumen: officeOf("partner", { organisation: "lumen" }),
  administration: officeOf("administration"),
};
type Name = keyof typeof offices;

const acts = (office: Name, capacity: Capacity = "head"): Actor => ({
  person: { id: `${office} ${capacity}`, email: "p@ascn.example", name: "P" },
  mandate: { id: "m", capacity, office: offices[office] },
});

/** Which mandates an actor gives: office and capacities (h, a, e). */
const appointments: readonly [string, Actor, Partial<Record<Name, string>>][] = [
  ["visitor", visitor, {}],
  ["mandate ended", { ...acts("vn"), mandate: null }, {}],
  ["CSCO", acts("daNang"), { daNang: "e" }],
  ["alternate of a CSCO", acts("daNang", "alternate"), {}],
  ["editor", acts("daNang", "editor"), {}],
  ["NR", acts("vn"), { daNang: "hae", hanoi: "hae", vn: "a" }],
  ["alternate of an NR", acts("vn", "alternate"), { daNang: "hae", hanoi: "hae", vn: "a" }],
  ["Chair", acts("chair"), {}],
  [
    "head of the Secretariat",
    acts("secretariat"),
    { vn: "hae", th: "hae", chair: "hae", mekong: "hae", lumen: "hae", secretariat: "ae" },
  ],
  [
    "Secretariat",
    acts("secretariat", "alternate"),
    { vn: "hae", th: "hae", chair: "hae", mekong: "hae", lumen: "hae" },
  ],
  ["partner", acts("mekong"), {}],
  [
    "administrator",
    acts("administration"),
    Object.fromEntries(Object.keys(offices).map((name) => [name, "hae"])),
  ],
];

describe.each(appointments)("%s", (_, actor, expected) => {
  test("appoints whom the table says, ends the same, and nobody else", () => {
    for (const verb of ["appoint", "end", "changeEnd"] as const) {
      const found: Partial<Record<Name, string>> = {};
      for (const [name, office] of Object.entries(offices) as [Name, Office][]) {
        const letters = (["head", "alternate", "editor"] as const)
          .filter((capacity) => mandatePolicy[verb](actor, { office, capacity, personId: "someone else" }))
          .map((capacity) => capacity[0]);
        if (letters.length > 0) found[name] = letters.join("");
      }
      expect(found).toEqual(expected);
    }
  });
});

test("everyone with a mandate ends their own and writes its note; only administrators move their own end", () => {
  const own = (name: Name, capacity: Capacity) => ({
    office: offices[name],
    capacity,
    personId: `${name} ${capacity}`,
  });
  expect(mandatePolicy.end(acts("daNang", "editor"), own("daNang", "editor"))).toBe(true);
  expect(mandatePolicy.writeNote(acts("daNang", "editor"), own("daNang", "editor"))).toBe(true);
  expect(mandatePolicy.writeNote(acts("vn"), own("daNang", "editor"))).toBe(false);
  expect(mandatePolicy.changeEnd(acts("vn", "alternate"), own("vn", "alternate"))).toBe(false);
  expect(mandatePolicy.changeEnd(acts("administration"), own("administration", "head"))).toBe(true);
  expect(mandatePolicy.end({ ...acts("vn"), mandate: null }, own("vn", "head"))).toBe(false);
});

test("members and administrators read of every office, partners of their own and the Secretariat, others of none", () => {
  const read = (actor: Actor) =>
    (Object.keys(offices) as Name[]).filter((name) => officePolicy.read(actor, offices[name]));
  const all = Object.keys(offices);
  for (const name of ["daNang", "vn", "chair", "secretariat", "administration"] as const)
    expect(read(acts(name))).toEqual(all);
  expect(read(acts("mekong"))).toEqual(["secretariat", "mekong"]);
  expect(read(visitor)).toEqual([]);
  expect(read({ ...acts("vn"), mandate: null })).toEqual([]);
  expect([seesOffices(acts("mekong")), seesOffices(acts("vn")), seesOffices(visitor)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a hand-over note is for the office and those who appoint its head", () => {
  const readers = (name: Name, list: Actor[]) =>
    list.map((actor) => officePolicy.readNotes(actor, offices[name]));
  const list = [acts("daNang", "editor"), acts("vn"), acts("administration"), acts("hanoi"), acts("th")];
  expect(readers("daNang", list)).toEqual([true, true, true, false, false]);
  expect(readers("vn", [acts("secretariat"), acts("daNang")])).toEqual([true, false]);
});

test("requests to register are for the Secretariat and administrators", () => {
  expect([acts("secretariat"), acts("administration"), acts("vn"), visitor].map(isOfSecretariat)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
