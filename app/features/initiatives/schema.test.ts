import { describe, expect, test } from "vitest";
import { initiativeSchema, limits, reviewSchema } from "./schema.ts";

const schema = initiativeSchema({
  focusAreas: ["safety-security", "quality-environment"],
  cities: ["da-nang", "phuket"],
  countries: ["TH", "VN"],
  languages: ["en", "vi"],
});
const complete = {
  id: "0192d3a4-0000-7000-8000-000000000001",
  lang: "vi",
  title: "Cảm biến mực nước",
  summary: "Biết sớm hơn.",
  offer: "Hai mươi cảm biến.",
  ask: "",
  focusAreas: "quality-environment",
  cities: ["da-nang", "phuket", "phuket"],
  countries: undefined,
  contact: "hello@partner.example",
};

/** The first key of each field that is wrong. */
function wrong(change: object): Record<string, string> {
  const result = schema.safeParse({ ...complete, ...change });
  const issues = result.success ? [] : result.error.issues;
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}

describe("the form of an initiative", () => {
  test("gives one box, several and none as lists, each value once", () => {
    const { focusAreas, cities, countries } = schema.parse(complete);
    expect({ focusAreas, cities, countries }).toEqual({
      focusAreas: ["quality-environment"],
      cities: ["da-nang", "phuket"],
      countries: [],
    });
  });

  test("takes a country alone", () => {
    expect(schema.parse({ ...complete, cities: undefined, countries: "VN" }).countries).toEqual(["VN"]);
  });

  test("says all that is missing at once", () => {
    expect(
      wrong({ title: " ", summary: "", offer: "", contact: "", focusAreas: undefined, cities: [] }),
    ).toEqual({
      title: "required",
      summary: "required",
      offer: "required",
      contact: "required",
      focusAreas: "chooseArea",
      cities: "choosePlace",
    });
  });

  test.each(["title", "summary", "offer", "ask", "contact"] as const)("%s ends at its limit", (field) => {
    expect(wrong({ [field]: "á".repeat(limits[field]) })).toEqual({});
    expect(wrong({ [field]: "á".repeat(limits[field] + 1) })).toEqual({ [field]: "tooLong" });
  });

  test.each(["title", "summary", "offer", "ask", "contact"] as const)("%s takes no broken text", (field) => {
    expect(wrong({ [field]: "a\u0000b" })).toEqual({ [field]: "badCharacters" });
    expect(wrong({ [field]: "a\ud800" })).toEqual({ [field]: "badCharacters" });
    expect(wrong({ [field]: `a${"\u0301".repeat(10_000)}` })).toEqual({ [field]: "tooManyMarks" });
    expect(wrong({ [field]: ["a", "b"] })).toHaveProperty(field);
    expect(wrong({ [field]: { a: "b" } })).toHaveProperty(field);
  });

  test.each([
    ["id", "1"],
    ["lang", "xx"],
    ["focusAreas", "flying"],
    ["cities", ["da-nang", "atlantis"]],
    ["cities", { 0: "da-nang" }],
    ["countries", "FR"],
    ["countries", [["VN"]]],
  ])("%s does not take %j", (field, value) => {
    expect(Object.keys(wrong({ [field]: value })).map((path) => path.split(".")[0])).toEqual([field]);
  });
});

test("the review's form takes the one step there is", () => {
  expect(reviewSchema.safeParse({ step: "under-review" }).success).toBe(true);
  expect(reviewSchema.safeParse({ step: "outcome" }).success).toBe(false);
});
