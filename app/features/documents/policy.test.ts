import { expect, test } from "vitest";
import { visitor, type Actor, type Capacity, type OfficeKind } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import { commentPolicy, documentPolicy, draftPolicy, replyPolicy } from "./policy.ts";

function actor(kind: OfficeKind, capacity: Capacity = "head"): Actor {
  const office = { id: "o", kind, country: null, city: null, organisation: null, name: null };
  return { person: { id: "p", email: "p@example.org", name: "P" }, mandate: { id: "m", capacity, office } };
}

test.each([
  ["a CSCO", actor("city"), "read comment listComments"],
  ["a city's editor", actor("city", "editor"), "read comment listComments"],
  ["a National Representative", actor("country"), "read comment listComments"],
  ["an alternate", actor("country", "alternate"), "read comment listComments"],
  ["the Chair", actor("chair"), "read openCommentPeriod listComments"],
  ["the Secretariat", actor("secretariat"), "read openCommentPeriod listComments placeComments"],
  ["the Shepherd", actor("shepherd"), "read listComments"],
  ["a partner", actor("partner"), "read listComments"],
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

/** A comment of Da Nang in a period that also asks partners. */
const comment = {
  ...{ country: "VN", city: "da-nang", office: "da-nang", takes: ["city", "country", "partner"] },
  ...{ isSubmitted: false, publishesDirectly: false, isClosed: false },
};

function officer(kind: OfficeKind, id: string, country: string | null = null): Actor {
  const office = { id, kind, country, city: kind === "city" ? id : null, organisation: null, name: null };
  return { ...actor(kind), mandate: { id: "m", capacity: "head", office } };
}

test.each([
  ["its office", officer("city", "da-nang", "VN"), "reply edit withdraw readWithdrawn"],
  ["another city of the country", officer("city", "hanoi", "VN"), "reply support"],
  ["its National Representative", officer("country", "vn", "VN"), "reply support readWithdrawn"],
  ["a city abroad", officer("city", "phuket", "TH"), "", "reply support"],
  ["another National Representative", officer("country", "th", "TH"), "", "reply support"],
  ["the Secretariat", officer("secretariat", "s"), "", "reply"],
  ["the Chair", officer("chair", "c", "PH"), "", "reply"],
  ["the Shepherd", officer("shepherd", "h", "ID"), "", "reply"],
  ["a partner", officer("partner", "lumen"), "", "reply"],
  ["an administrator", officer("administration", "a"), "", ""],
  ["someone without a mandate", { ...actor("city"), mandate: null }, "", ""],
  ["a visitor", visitor, "", ""],
] as [string, Actor, string, string?][])(
  "a comment before its country submits it, and published directly: %s",
  (_, who, before, after = before) => {
    const verbs = (facts: typeof comment) =>
      Object.entries(abilities(commentPolicy, who, facts))
        .filter(([verb, may]) => may && verb !== "read" && verb !== "count")
        .map(([verb]) => verb)
        .join(" ");
    expect(verbs(comment)).toBe(before);
    expect(verbs({ ...comment, publishesDirectly: true })).toBe(after);
  },
);

test("a reply belongs to its office; what one of the public said to nobody's", () => {
  const own = abilities(replyPolicy, officer("city", "hanoi", "VN"), { office: "hanoi" });
  expect(own).toEqual({ edit: true, withdraw: true });
  for (const who of [officer("city", "da-nang", "VN"), officer("secretariat", "s"), visitor])
    expect(abilities(replyPolicy, who, { office: "hanoi" })).toEqual({ edit: false, withdraw: false });
  for (const who of [visitor, officer("secretariat", "s")])
    expect(commentPolicy.edit(who, { ...comment, office: null })).toBe(false);
});
