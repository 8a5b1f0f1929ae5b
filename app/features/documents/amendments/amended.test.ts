import { expect, test } from "vitest";
import { amendedText } from "./amended.ts";
import { isAccepting } from "./accepting.ts";
import { textByClick } from "./putting-in.ts";

const text = "Cities *share* figures on [traffic](https://example.org) every month.";

test.each([
  ["words of a plain text", "Cities share figures.", "share", "publish", "Cities publish figures."],
  ["the whole of a plain paragraph", "Cities share.", null, "Cities meet.", "Cities meet."],
  [
    "words beside marks, which stay",
    text,
    "every month",
    "every week",
    text.replace("every month", "every week"),
  ],
  [
    "emphasised words stay so",
    text,
    "share",
    "publish",
    "Cities *publish* figures on [traffic](<https://example.org>) every month.",
  ],
  [
    "a quote with other spaces",
    "Cities  share\nfigures.",
    "Cities share",
    "All publish",
    "All publish\nfigures.",
  ],
  ["signs of markup are read as signs", "Cities share.", "share", "share *all*", "Cities share \\*all\\*."],
  ["Thai", "เมืองแบ่งปันข้อมูลทุกเดือน", "ทุกเดือน", "ทุกสัปดาห์", "เมืองแบ่งปันข้อมูลทุกสัปดาห์"],
  ["Khmer", "ទីក្រុងចែករំលែកតួលេខ", "ចែករំលែក", "បោះពុម្ព", "ទីក្រុងបោះពុម្ពតួលេខ"],
] as const)("%s", (_, before, quote, proposed, after) => {
  expect(amendedText(before, "paragraph", { quote, proposed })).toBe(
    after.replace("](https://example.org)", "](<https://example.org>)"),
  );
});

test.each([
  ["words that do not stand there", "paragraph", "Cities share.", "towns", "all"],
  ["words that stand there twice", "paragraph", "Cities and Cities.", "Cities", "Towns"],
  ["words that overlap themselves", "paragraph", "anana", "ana", "x"],
  ["marks that end within them", "paragraph", text, "share figures", "publish"],
  ["a whole paragraph with marks", "paragraph", text, null, "Cities meet."],
  ["lines in a heading", "section", "Streets", "Streets", "Streets\nand roads"],
  ["cells in a table", "table", "Year | Lines", "Lines", "Lines | More"],
  ["a text that gets too long", "paragraph", "Cities.", "Cities", "x".repeat(20_001)],
] as const)("a person looks at %s", (_, kind, before, quote, proposed) => {
  expect(amendedText(before, kind, { quote, proposed })).toBeNull();
});

const amendment = {
  ...{ quote: "share", proposed: "publish", kind: "paragraph", type: "substantive", lang: "en" },
  ...{ authoritativeLang: "en", formerText: "Cities share.", draftText: "Cities share." },
};

test.each([
  ["the paragraph as it was", {}, "Cities publish."],
  ["one that was changed meanwhile", { draftText: "Cities share. " }, null],
  ["one that is gone", { draftText: null }, null],
  ["a translation's words", { authoritativeLang: "vi" }, null],
  ["how it is translated", { authoritativeLang: "vi", type: "translation" }, "Cities publish."],
] as const)("by one click: %s", (_, change, expected) => {
  expect(textByClick({ ...amendment, ...change })).toBe(expected);
});

test("something goes into the text of what is accepted, in part or modified", () => {
  expect(
    ["accepted", "accepted-in-part", "modified", "noted", "not-accepted", null].map(isAccepting),
  ).toEqual([true, true, true, false, false, false]);
});
