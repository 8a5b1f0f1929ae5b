import { describe, expect, test } from "vitest";
import { changesNothing, findPassage } from "./amendments.ts";

const texts = [
  { lang: "en", text: "Members share\ndata in 2026." },
  { lang: "vi", text: "Các thành viên chia sẻ dữ liệu năm 2026." },
];

describe("the passage of a comment", () => {
  test.each([
    [
      "quoted, as the paragraph breaks its lines",
      "share data",
      undefined,
      { lang: "en", text: "share\ndata" },
    ],
    ["quoted in the other language", "chia sẻ dữ liệu", "en", { lang: "vi", text: "chia sẻ dữ liệu" }],
    ["said in both: the preferred one", "2026", "vi", { lang: "vi", text: "2026" }],
    ["the whole paragraph", "", "vi", texts[1]],
    ["the whole, in a language that is not there", "", "th", null],
    ["words nobody said", "sell data", "en", null],
  ])("%s", (_, quote, preferred, expected) => {
    expect(findPassage(texts, quote, preferred)).toEqual(expected);
  });
});

test.each([
  ["the same", "a plan", "a plan", true],
  ["other spaces", "a plan", " a\n plan ", true],
  ["another case", "a plan", "A plan", false],
  ["decomposed letters", "Đà Nẵng", "Đà Nẵng".normalize("NFD"), true],
])("%s", (_, passage, proposed, expected) => {
  expect(changesNothing(passage, proposed)).toBe(expected);
});
