import { expect, test } from "vitest";
import { withTitle } from "./title.ts";

const titles = [
  { lang: "en", title: "Portal" },
  { lang: "vi", title: "Cổng" },
];

test("the reader's language, else the one it was written in first, else none", () => {
  expect(withTitle({ slug: "a", titles }, "vi")).toEqual({ slug: "a", title: { text: "Cổng", lang: "vi" } });
  expect(withTitle({ titles }, "th").title).toEqual({ text: "Portal", lang: "en" });
  expect(withTitle({ titles: [] }, "vi").title).toBeNull();
  expect(withTitle({ titles: null }, "vi").title).toBeNull();
});
