import { expect, test } from "vitest";
import { joined, piecesOf } from "./pieces.ts";

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

test.each([
  ["One.", "Two.", "en", "One. Two."],
  ["一。", "二。", "zh", "一。二。"],
  ["", "Two.", "en", "Two."],
])("%j and %j in one", (one, other, lang, whole) => {
  expect(joined(one, other, lang)).toBe(whole);
});
