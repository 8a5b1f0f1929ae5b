import { describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import { factsSchema, summarySchema } from "./schema.ts";

const isLang = (tag: string) => ["en", "vi", "km"].includes(tag);
const summary = (fields: object) => summarySchema(isLang).safeParse({ version: "3", lang: "vi", ...fields });
const facts = (figures: unknown, version: unknown = "1") => factsSchema.safeParse({ version, figures });
const keys = (result: ReturnType<typeof facts> | ReturnType<typeof summary>) =>
  result.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);

const population = {
  indicator: "population",
  state: "known",
  value: "1000000",
  year: "2018",
  source: "Plan",
};
const known = {
  indicator: "population",
  state: "known",
  value: 1_000_000,
  year: 2018,
  yearNote: null,
  source: "Plan",
  sourceUrl: null,
  note: null,
};
const none = { value: null, year: null, yearNote: null, source: null, sourceUrl: null, note: null };
const noArea = { indicator: "area", state: "not-available", ...none };

describe("the summary", () => {
  test("is one line in NFC with its language", () => {
    const text = "  Thành phố \r\n đáng sống".normalize("NFD");
    expect(summary({ text }).data).toEqual({
      version: 3,
      content: { lang: "vi", text: "Thành phố đáng sống" },
    });
  });

  test.each([
    [{ text: "" }, "text required"],
    [{}, "text required"],
    [{ text: ["a", "b"] }, "text required"],
    [{ text: "x".repeat(limits.summary + 1) }, "text tooLong"],
    [{ text: "a\u0000b" }, "text badCharacters"],
    [{ text: "a\ud800b" }, "text badCharacters"],
    [{ text: `a${"\u0301".repeat(10_000)}` }, "text tooManyMarks"],
    [{ text: "x", lang: "tlh" }, "lang badValue"],
    [{ text: "x", version: "1e3" }, "version badValue"],
    [{ text: "x", version: undefined }, "version required"],
  ])("%j is refused", (fields, message) => {
    expect(keys(summary(fields))).toContain(message);
  });

  test("keeps zero-width spaces, which Khmer needs", () => {
    expect(summary({ text: "ទីក្រុង\u200bឆ្លាតវៃ", lang: "km" }).data?.content.text).toContain("\u200b");
  });
});

describe("the figures", () => {
  test("numbers, years and what is missing are read; an indicator without a figure is not available", () => {
    expect(facts({ 0: { ...population, value: "1 000 000" } }).data?.content.figures).toEqual([
      known,
      noArea,
    ]);
  });

  test("zero is a value", () => {
    expect(facts({ 0: { ...population, value: "0" } }).data?.content.figures[0]).toMatchObject({
      state: "known",
      value: 0,
    });
  });

  test("not applicable has no value", () => {
    expect(facts({ 0: { indicator: "area", state: "not-applicable" } }).data?.content.figures).toEqual([
      { ...noArea, indicator: "population" },
      { ...noArea, state: "not-applicable" },
    ]);
  });

  test("an empty row is passed over, a ticked one removed", () => {
    const empty = { indicator: "", state: "known", value: "", year: "", source: "" };
    expect(facts({ 0: population, 1: empty }).data?.content.figures).toEqual([known, noArea]);
    expect(facts({ 0: { ...population, value: "?", remove: "1" } }).data?.content.figures).toEqual([
      { ...noArea, indicator: "population" },
      noArea,
    ]);
  });

  test.each([
    [{ value: "" }, "value required"],
    [{ value: "1,000" }, "value badNumber"],
    [{ value: "-5" }, "value badNumber"],
    [{ value: "1e6" }, "value badNumber"],
    [{ value: "10.5" }, "value wholeNumber"],
    [{ value: "1".repeat(31) }, "value tooLong"],
    [{ state: "not-available" }, "value valueNotExpected"],
    [{ state: "guessed" }, "state badValue"],
    [{ indicator: "" }, "indicator required"],
    [{ indicator: "height" }, "indicator badValue"],
    [{ year: "" }, "year yearNeeded"],
    [{ year: "18" }, "year badYear"],
    [{ year: "3018" }, "year badYear"],
    [{ source: "" }, "source required"],
    [{ source: "x".repeat(limits.source + 1) }, "source tooLong"],
    [{ sourceUrl: "javascript:alert(1)" }, "sourceUrl badAddressOfSource"],
    [{ sourceUrl: "https://" }, "sourceUrl badAddressOfSource"],
    [{ note: "a\u0000" }, "note badCharacters"],
    [{ value: ["1", "2"] }, "value required"],
  ])("%j is refused", (fields, message) => {
    expect(keys(facts({ 0: { ...population, ...fields } }))).toEqual([`figures.0.${message}`]);
  });

  test("a year may be missing where it is said why", () => {
    expect(facts({ 0: { ...population, year: "", yearNote: "not given" } }).success).toBe(true);
  });

  test.each([
    [undefined, "figures required"],
    ["text", "figures required"],
    [{}, "figures.0.value required"],
    [{ 0: {} }, "figures.0.value required"],
  ])("%j would empty the profile and is refused", (figures, message) => {
    expect(keys(facts(figures))).toEqual([message]);
  });

  test("there are at most so many figures, and rows are numbered", () => {
    const many = Object.fromEntries(Array.from({ length: limits.figures + 1 }, (_, i) => [i, population]));
    expect(keys(facts(many))).toEqual(["figures tooManyFigures"]);
    expect(facts({ first: population }).success).toBe(false);
  });
});
