import { describe, expect, test } from "vitest";
import { awaitsReview, isReference, referenceOf, roomOf, stagesOf } from "./status.ts";

describe("stages", () => {
  test("after the submission it is the submission that is now, the review to come", () => {
    expect(stagesOf("submitted").map(({ key, state }) => `${key} ${state}`)).toEqual([
      "submitted now",
      "under-review coming",
      "answers coming",
      "outcome coming",
    ]);
  });

  test("under review the submission is done", () => {
    expect(stagesOf("under-review").map(({ state }) => state)).toEqual(["done", "now", "coming", "coming"]);
  });

  test("a review begins once", () => {
    expect([awaitsReview("submitted"), awaitsReview("under-review")]).toEqual([true, false]);
  });
});

describe("references", () => {
  test("have four digits at least, and more when a year has more", () => {
    expect([referenceOf(2026, 1), referenceOf(2026, 9999), referenceOf(2027, 10_000)]).toEqual([
      "INI-2026-0001",
      "INI-2026-9999",
      "INI-2027-10000",
    ]);
  });

  test.each(["INI-2026-0001", "INI-2026-10000"])("%s can be one", (text) => {
    expect(isReference(text)).toBe(true);
  });

  test.each([
    "",
    "ini-2026-0001",
    "INI-2026-1",
    "INI-26-0001",
    "INI-2026-0001 ",
    "INI-2026-000100000",
    "new",
  ])("%j can not", (text) => {
    expect(isReference(text)).toBe(false);
  });

  test("name the room in lower case", () => {
    expect(roomOf("INI-2026-0001")).toBe("initiative-ini-2026-0001");
  });
});
