import { describe, expect, test } from "vitest";
import { figureChanges, wordDifference } from "./changes.ts";
import { notAvailable, type Figure } from "./profile.ts";
import { decideSave } from "./saving.ts";

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  ...notAvailable("population"),
  state: "known",
  value,
  year: 2018,
  source: "Plan",
  ...more,
});
const facts = (...figures: Figure[]) => ({ figures });

describe("figures that differ", () => {
  test("the same figures in another order are no change", () => {
    expect(figureChanges(facts(figure(1), figure(2)), facts(figure(2), figure(1)))).toEqual([]);
  });

  test("a changed figure names its fields; not available is another value than none", () => {
    const [before, after] = [figure(1), figure(2, { year: 2024 })];
    expect(figureChanges(facts(before), facts(after))).toEqual([
      { before, after, fields: ["value", "year"] },
    ]);
    const [missing, idle] = [
      notAvailable("area"),
      { ...notAvailable("area"), state: "not-applicable" as const },
    ];
    expect(figureChanges(facts(missing), facts(idle))).toEqual([
      { before: missing, after: idle, fields: ["value"] },
    ]);
  });

  test("what stands on one side only was added or removed, twins counted apart", () => {
    const [twin, area] = [figure(1), figure(9, { indicator: "area" })];
    expect(figureChanges(facts(twin, twin), facts(twin, area))).toEqual([
      { before: twin, after: null, fields: [] },
      { before: null, after: area, fields: [] },
    ]);
  });
});

describe("words that differ", () => {
  test("the middle of a sentence", () => {
    expect(wordDifference("A smart, liveable city.", "A smart and green city.", "en")).toEqual({
      start: "A smart",
      before: ", liveable",
      after: " and green",
      end: " city.",
    });
  });

  test("a word is never split, in Thai neither", () => {
    const { start, before, after } = wordDifference("เมืองอัจฉริยะ", "เมืองน่าอยู่", "th");
    expect([start, before, after]).toEqual(["เมือง", "อัจฉริยะ", "น่าอยู่"]);
  });

  test("repeated words are not counted twice", () => {
    expect(wordDifference("la la", "la la la", "en")).toMatchObject({ before: "", after: " la" });
    expect(wordDifference("", "new", "en")).toEqual({ start: "", before: "", after: "new", end: "" });
  });
});

describe("saving over a version", () => {
  const summary = (text: string) => ({ section: "summary" as const, content: { lang: "en", text } });
  const now = { ...summary("Green"), version: 4 };
  test.each([
    ["Smart", 4, "save"],
    ["Green", 4, "unchanged"],
    ["Green", 2, "unchanged"],
    ["Smart", 3, "conflict"],
    ["Smart", 5, "conflict"],
  ] as const)("%s over version %i: %s", (text, version, verdict) => {
    expect(decideSave(now, summary(text), version)).toBe(verdict);
  });
});
