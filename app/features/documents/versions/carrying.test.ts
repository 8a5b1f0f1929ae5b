import { describe, expect, test } from "vitest";
import { anchorOf, decideCarrying, langOf, type Carried } from "./carrying.ts";

const on = (change: Partial<Carried> = {}): Carried => ({
  ...{ commentId: "c", state: "made", nodeId: "a", quote: null, beforeQuote: null, afterQuote: null },
  ...{ passageLang: null, lang: "vi", ...change },
});
const read = (texts: Record<string, string>) => new Map(Object.entries(texts));
const was = { en: "Old.", vi: "Cũ." };

describe("what becomes of a comment's place", () => {
  test.each<[string, Partial<Carried>, Record<string, string> | undefined, string]>([
    ["its paragraph reads as it did in its language", {}, { en: "New.", vi: "Cũ." }, "carried"],
    ["its paragraph reads otherwise in its language", {}, { en: "Old.", vi: "Mới." }, "waiting"],
    ["the passage's language counts first", { passageLang: "en" }, { en: "New.", vi: "Cũ." }, "waiting"],
    [
      "without a text in its language the authoritative one counts",
      { lang: "km" },
      { en: "Old." },
      "carried",
    ],
    ["the text in its language is gone", {}, { en: "Old." }, "waiting"],
    ["its paragraph is gone", {}, undefined, "waiting"],
    ["it is on the whole document", { nodeId: null }, undefined, "carried"],
    ["it waited, and the paragraph reads again as it did", { state: "waiting" }, was, "carried"],
    ["a person has left it without a place", { state: "left" }, was, "left"],
  ])("%s", (_, change, is, expected) => {
    expect(decideCarrying(on(change), read(was), is && read(is), "en")).toBe(expected);
  });
});

test("a node without any of the languages tells nothing", () => {
  expect(langOf(on(), read({ ta: "…" }), "en")).toBeNull();
  expect(decideCarrying(on(), read({ ta: "…" }), read({ ta: "…" }), "en")).toBe("waiting");
});

describe("what a suggestion is made from", () => {
  const text = "The city reports in March. The city reports in May.";
  const carried = {
    ...on({ quote: "reports", beforeQuote: "March. The city ", afterQuote: " in May" }),
    nodeId: "a",
  };
  test("the surroundings of where it was made, while the text has them", () => {
    expect(anchorOf(carried, text)).toMatchObject({ before: "March. The city ", after: " in May" });
  });
  test("else those of where it stands now", () => {
    expect(anchorOf(carried, "A country reports, too.")).toMatchObject({
      before: "A country ",
      after: ", too.",
    });
  });
  test("of a comment on the whole paragraph, its text", () => {
    expect(anchorOf({ ...carried, quote: null }, text)).toEqual({
      ...{ nodeId: "a", text, quote: null, before: "", after: "" },
    });
  });
});
