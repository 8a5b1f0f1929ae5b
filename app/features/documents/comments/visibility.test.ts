import { describe, expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import { decideSight, sightOf } from "./visibility.ts";

function actor(kind: OfficeKind, country: string | null = null, city: string | null = null): Actor {
  const office = { id: "o", kind, country, city, organisation: null, name: null };
  return {
    person: { id: "p", email: "p@example.org", name: "P" },
    mandate: { id: "m", capacity: "head", office },
  };
}

const held = {
  ...{ country: "VN", city: "da-nang", office: "o-other", takes: ["city", "country"], isClosed: false },
  ...{ isSubmitted: false, publishesDirectly: false },
};
const states = {
  held,
  submitted: { ...held, isSubmitted: true },
  direct: { ...held, publishesDirectly: true },
};

describe("a comment of Da Nang, Viet Nam (product.md, Who sees a comment)", () => {
  test.each([
    ["its own city", actor("city", "VN", "da-nang"), "text", "text", "text"],
    ["another city of the country", actor("city", "VN", "hanoi"), "text", "text", "text"],
    ["its own National Representative", actor("country", "VN"), "text", "text", "text"],
    ["the Secretariat", actor("secretariat"), "number", "text", "text"],
    ["the Chair", actor("chair", "PH"), "number", "text", "text"],
    ["the Chair of the same country", actor("chair", "VN"), "number", "text", "text"],
    ["a city of another country", actor("city", "TH", "phuket"), "nothing", "text", "text"],
    ["another National Representative", actor("country", "TH"), "nothing", "text", "text"],
    ["the Shepherd", actor("shepherd", "ID"), "nothing", "text", "text"],
    ["the Shepherd of the same country", actor("shepherd", "VN"), "nothing", "text", "text"],
    ["a partner", actor("partner"), "nothing", "nothing", "nothing"],
    ["an administrator", actor("administration"), "nothing", "nothing", "nothing"],
    [
      "someone whose mandate has ended",
      { ...actor("city", "VN", "da-nang"), mandate: null },
      "nothing",
      "nothing",
      "nothing",
    ],
    ["a visitor", visitor, "nothing", "nothing", "nothing"],
  ])("%s", (_, who, beforeSubmission, afterSubmission, publishedDirectly) => {
    const sight = sightOf(who);
    expect(decideSight(sight, states.held)).toBe(beforeSubmission);
    expect(decideSight(sight, states.submitted)).toBe(afterSubmission);
    expect(decideSight(sight, states.direct)).toBe(publishedDirectly);
  });
});

test("a comment without a country belongs to nobody's country", () => {
  expect(decideSight(sightOf(visitor), { ...held, country: null })).toBe("nothing");
  expect(decideSight(sightOf(actor("city", "VN", "hanoi")), { ...held, country: null })).toBe("nothing");
});

test("a country that keeps its cities' comments apart: own city and National Representative only, until it submits", () => {
  const closed = { ...held, isClosed: true };
  const seen = (who: Actor, comment = closed) => decideSight(sightOf(who), comment);
  expect(seen(actor("city", "VN", "da-nang"))).toBe("text");
  expect(seen(actor("country", "VN"))).toBe("text");
  expect(seen(actor("city", "VN", "hanoi"))).toBe("nothing");
  expect(seen(actor("city", "VN", "hanoi"), { ...closed, isSubmitted: true })).toBe("text");
});

describe("a comment of a partner or of the public", () => {
  const invited = { ...held, country: null, city: null, takes: ["city", "partner", "public"] };
  const partners = { ...invited, office: "o-partner", publishesDirectly: true };
  const publics = { ...invited, office: null, publishesDirectly: true };
  test.each([
    ["the Secretariat", actor("secretariat"), "text", "text"],
    ["a city", actor("city", "VN", "hanoi"), "text", "nothing"],
    ["a partner", actor("partner"), "text", "nothing"],
    ["an administrator", actor("administration"), "nothing", "nothing"],
    ["a visitor", visitor, "text", "nothing"],
  ])("%s, published directly: the public's waits for the Secretariat", (_, who, ofPartner, ofPublic) => {
    expect(decideSight(sightOf(who), partners)).toBe(ofPartner);
    expect(decideSight(sightOf(who), publics)).toBe(ofPublic);
    const isAdministrator = who.mandate?.office.kind === "administration";
    expect(decideSight(sightOf(who), { ...publics, isSubmitted: true })).toBe(
      isAdministrator ? "nothing" : "text",
    );
  });

  test("those whom the period does not ask see nothing of it; one's own is always open", () => {
    const asked = { ...partners, takes: ["city"] };
    expect(decideSight(sightOf(actor("partner")), asked)).toBe("nothing");
    expect(decideSight(sightOf(visitor), asked)).toBe("nothing");
    expect(decideSight(sightOf(actor("partner")), { ...asked, office: "o" })).toBe("text");
  });
});
