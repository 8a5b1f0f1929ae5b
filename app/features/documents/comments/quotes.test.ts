import { describe, expect, test } from "vitest";
import { findQuote, markPlaces, placesOf } from "./quotes.ts";

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
  const run = (text: string, isStrong = false) => ({ text, isStrong, isEmphasised: false, href: null });
  const marked = (quotes: string[], runs = [run("one two three four")]) => {
    const text = runs.map((one) => one.text).join("");
    return markPlaces(runs, placesOf(text, quotes))
      .map((stretch) => (stretch.isQuoted ? `[${stretch.text}]` : stretch.text))
      .join("|");
  };

  test("every quote once, wherever they overlap", () => {
    expect(marked([])).toBe("one two three four");
    expect(marked(["two"])).toBe("one |[two]| three four");
    expect(marked(["three four", "one"])).toBe("[one]| two |[three four]");
    expect(marked(["two three", "three four", "three"])).toBe("one |[two three]|[ four]");
    expect(marked(["five"])).toBe("one two three four");
  });

  test("a quote goes over what is strong and what is not", () => {
    const runs = [run("one "), run("two", true), run(" three")];
    expect(marked(["one two th"], runs)).toBe("[one ]|[two]|[ th]|ree");
    expect(markPlaces(runs, [[4, 7]]).map(({ isStrong, isQuoted }) => [isStrong, isQuoted])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  test("a piece of a longer text takes its part of the places", () => {
    expect(markPlaces([run("three")], [[4, 11]], 8).map(({ text, isQuoted }) => [text, isQuoted])).toEqual([
      ["thr", true],
      ["ee", false],
    ]);
  });
});
