import { expect, test } from "vitest";
import { passageIn, withPassage } from "./passage-state.ts";

const passage = { quote: "រថភ្លើងយប់", lang: "km" };

test("a step brings a passage along, or nothing", () => {
  expect(passageIn(passage)).toEqual(passage);
  for (const state of [null, undefined, "x", {}, { quote: 1, lang: "km" }])
    expect(passageIn(state)).toBeNull();
});

test("another passage replaces the quote and what was merely copied, not what was written", () => {
  const quoted = { quote: passage.quote, passageLang: "km" };
  const texts = [{ lang: "en", text: "Trains and buses" }];
  const begun = { quote: "Trains", passageLang: "en" };
  expect(withPassage({ body: "Why?", quote: "old" }, passage, texts)).toEqual({ body: "Why?", ...quoted });
  expect(withPassage({ ...begun, proposed: "Trains" }, passage, texts)).toEqual(quoted);
  const written = { ...begun, proposed: "Fast trains" };
  expect(withPassage(written, passage, texts)).toEqual({ ...quoted, proposed: "Fast trains" });
});
