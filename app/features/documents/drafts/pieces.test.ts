import { expect, test } from "vitest";
import { joined, piecesOf, withoutCut } from "./pieces.ts";

test.each([
  ["One.\n///\nTwo.", ["One.", "Two."]],
  ["One.\n  ///  \n\nTwo.\n///\nThree.", ["One.", "Two.\n///\nThree."]],
  ["One /// two.", null],
  ["///\nTwo.", null],
  ["One.\n///\n ", null],
  ["One.", null],
])("%j is cut into %j", (text, pieces) => {
  expect(piecesOf(text)).toEqual(pieces);
});

test("without its line to cut at a text is what it was", () => {
  expect(withoutCut("One. \n///\nTwo.")).toBe("One. Two.");
  expect(withoutCut("One /// two.")).toBe("One /// two.");
});

test.each([
  ["One.", "Two.", "en", "One. Two."],
  ["一。", "二。", "zh", "一。二。"],
  ["", "Two.", "en", "Two."],
])("%j and %j in one", (one, other, lang, whole) => {
  expect(joined(one, other, lang)).toBe(whole);
});
