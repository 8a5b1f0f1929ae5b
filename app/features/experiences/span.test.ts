import { expect, test } from "vitest";
import { covidExperiences } from "#db/seeds/reference/content.ts";
import english from "#locales/en/experiences.json" with { type: "json" };
import { hostOf, keyOf, pathOf, spanOf } from "./span.ts";

test("each end of a measure may be unknown", () => {
  expect(spanOf("2020-03-20", "2023-02-09")).toBe("both");
  expect(spanOf("2021-03", null)).toBe("from");
  expect(spanOf(null, "2021-05")).toBe("until");
  expect(spanOf(null, null)).toBe("unknown");
});

test("a source shows its host", () => {
  expect(hostOf("https://www.asean.org/page?x=1")).toBe("asean.org");
  expect(hostOf("annual report")).toBe("annual report");
});

test("two sources of one host differ by their path", () => {
  expect(pathOf("https://www.asean.org/page?x=1")).toBe("/page?x=1");
  expect([pathOf("https://asean.org/"), pathOf("annual report")]).toEqual(["", ""]);
});

test("every level and certainty of the reference content has its words", () => {
  for (const { level, certainty } of covidExperiences) {
    expect(Object.keys(english.level)).toContain(keyOf(level));
    expect(Object.keys(english.certainty)).toContain(certainty);
  }
});
