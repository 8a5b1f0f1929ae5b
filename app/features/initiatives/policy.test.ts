import { describe, expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import {
  authoriseSubmission,
  initiativePolicy,
  sightOf,
  submissionPolicy,
  type InitiativeFacts,
} from "./policy.ts";

function actsFor(kind: OfficeKind, organisation: string | null = null): Actor {
  const office = { id: "o", kind, country: null, city: null, organisation, name: null };
  return {
    person: { id: "p", email: "p@ascn.example", name: "P" },
    mandate: { id: "m", capacity: "head", office },
  };
}

const actors = {
  visitor,
  "mandate ended": { ...actsFor("city"), mandate: null },
  city: actsFor("city"),
  country: actsFor("country"),
  chair: actsFor("chair"),
  shepherd: actsFor("shepherd"),
  secretariat: actsFor("secretariat"),
  administration: actsFor("administration"),
  "own organisation": actsFor("partner", "mekong"),
  "other organisation": actsFor("partner", "lumen"),
} satisfies Record<string, Actor>;
const of = (status: InitiativeFacts["status"]) => ({ status, organisation: "mekong" });

/** Verbs allowed before the review, and after it began. */
const table: Record<keyof typeof actors, readonly [string, string]> = {
  visitor: ["", ""],
  "mandate ended": ["", ""],
  city: ["", "read contact"],
  country: ["", "read contact"],
  chair: ["read contact", "read contact"],
  shepherd: ["", "read contact"],
  secretariat: ["read contact review", "read contact review"],
  administration: ["", ""],
  "own organisation": ["read contact", "read contact"],
  "other organisation": ["", ""],
};

function verbs(actor: Actor, facts: InitiativeFacts): string {
  const canRead = initiativePolicy.read(actor, facts);
  const allowed = {
    read: canRead,
    contact: canRead && initiativePolicy.seeContact(actor, facts),
    review: initiativePolicy.review(actor),
  };
  return Object.keys(allowed)
    .filter((verb) => allowed[verb as keyof typeof allowed])
    .join(" ");
}

describe.each(Object.keys(actors) as (keyof typeof actors)[])("%s", (name) => {
  const actor = actors[name];

  test("may what the table says", () => {
    expect([verbs(actor, of("submitted")), verbs(actor, of("under-review"))]).toEqual(table[name]);
  });

  test.each(["submitted", "under-review"] as const)("finds in the list what it may read: %s", (status) => {
    const sight = sightOf(actor);
    const isListed = sight.statuses.includes(status) || sight.organisation === "mekong";
    expect(isListed).toBe(initiativePolicy.read(actor, of(status)));
  });

  test("submits for a partner organisation only", () => {
    expect(submissionPolicy.submit(actor)).toBe(name.endsWith("organisation"));
  });
});

test("whoever may not submit is told why", () => {
  const attempt = (actor: Actor) => () => {
    authoriseSubmission(actor);
  };
  expect(attempt(actors.visitor)).toThrow(expect.objectContaining({ status: 401, key: "signInFirst" }));
  expect(attempt(actors.city)).toThrow(expect.objectContaining({ status: 403, key: "partnersOnly" }));
  expect(attempt(actors["mandate ended"])).toThrow(expect.objectContaining({ status: 403 }));
  expect(attempt(actors["own organisation"])).not.toThrow();
});
