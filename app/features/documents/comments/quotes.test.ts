import { describe, expect, test } from "vitest";
import { findQuote, markQuotes } from "./quotes.ts";

const text = "Figures supplied and approved\nby the cities (all of them).";

describe("finding", () => {
  test("spaces and line ends do not matter, letters do", () => {
    expect(findQuote(text, "  approved   by the\tcities ")).toEqual([21, 43]);
    expect(findQuote(text, "Approved by the cities")).toBeNull();
    expect(findQuote(text, "the cities themselves")).toBeNull();
  });

  test("signs of a pattern are only signs, letters are compared composed", () => {
    expect(findQuote(text, "(all of them).")).toEqual([44, 58]);
    expect(findQuote(text, ".*")).toBeNull();
    expect(findQuote("Đà Nẵng góp ý", "Đà Nẵng".normalize("NFD"))).toEqual([0, 7]);
  });

  test("nothing is no quote", () => {
    expect(findQuote(text, " \n ")).toBeNull();
  });
});

describe("marking", () => {
  const marked = (quotes: string[]) =>
    markQuotes("one two three four", quotes)
      .map((stretch) => (stretch.isQuoted ? `[${stretch.text}]` : stretch.text))
      .join("");

  test("every quote once, wherever they overlap", () => {
    expect(marked([])).toBe("one two three four");
    expect(marked(["two"])).toBe("one [two] three four");
    expect(marked(["three four", "one"])).toBe("[one] two [three four]");
    expect(marked(["two three", "three four", "three"])).toBe("one [two three][ four]");
    expect(marked(["five"])).toBe("one two three four");
  });
});
