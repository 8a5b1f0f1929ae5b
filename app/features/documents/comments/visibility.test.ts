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

const held = { country: "VN", isSubmitted: false, publishesDirectly: false };
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
