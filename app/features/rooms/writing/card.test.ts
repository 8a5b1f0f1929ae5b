import { expect, test } from "vitest";
import { cardText } from "./card.ts";

test("a text that fits stands whole, on one line", () => {
  expect(cardText(" Experiences\n are kept. ")).toBe("Experiences are kept.");
});

test.each([
  ["a word after another is written", 20, "a word after\u00a0…"],
  ["ประสบการณ์เก็บไว้พร้อมตัวเลข", 14, "ประสบการณ์\u00a0…"],
])("a longer one is cut between words: %s", (text, limit, cut) => {
  expect(cardText(text, limit)).toBe(cut);
});
