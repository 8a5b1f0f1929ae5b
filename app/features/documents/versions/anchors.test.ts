import { describe, expect, test } from "vitest";
import { placing, type Case } from "#tests/placing-case.ts";
import { contextOf, decidePlacing } from "./anchors.ts";

const plan =
  "Each member city keeps a profile of its projects. The profile is confirmed by its officer once a year.";
const other = "The Secretariat publishes the calendar of meetings in January.";

describe("a paragraph that reads as it did", () => {
  test.each<[string, Case]>([
    ["stays", { old: plan, now: { a: plan } }],
    ["with a quote", { old: plan, quote: "its officer", now: { a: plan } }],
    ["moved to the end", { old: plan, quote: "its officer", now: { b: other, a: plan } }],
    ["beside a twin", { old: plan, quote: "its officer", now: { b: plan, a: plan } }],
  ])("%s", (_, one) => {
    expect(placing(one)).toBe("carried");
  });
});

describe("a changed paragraph is never carried by itself", () => {
  test.each<[string, Case, string]>([
    [
      "a word added before the quote",
      { old: plan, quote: "confirmed by its officer", now: { a: plan.replace("Each", "Every") } },
      "a: confirmed by its officer",
    ],
    [
      "the quote reworded a little",
      {
        old: plan,
        quote: "confirmed by its officer once a year",
        now: { a: plan.replace("its officer", "the officer") },
      },
      "a: confirmed by the officer once a year",
    ],
    [
      "the quote with another case",
      {
        old: plan,
        quote: "a profile of its projects",
        now: { a: plan.replace("a profile", "A profile") },
      },
      "a: A profile of its projects",
    ],
    [
      "line breaks instead of spaces",
      { old: plan, quote: "confirmed by its officer", now: { a: plan.replace(" by ", "\n  by ") } },
      "a: confirmed\n  by its officer",
    ],
    [
      "the whole paragraph, one word changed",
      { old: plan, now: { a: plan.replace("once", "twice"), b: other } },
      "a",
    ],
    ["a letter's case only", { old: plan, now: { a: plan.toUpperCase() } }, "a"],
    ["a full stop less", { old: plan, now: { a: plan.slice(0, -1) } }, "a"],
    [
      "moved into another paragraph",
      { old: plan, quote: "confirmed by its officer", now: { a: other, b: `It is so. ${plan}` } },
      "b: confirmed by its officer",
    ],
    [
      "the whole moved under a new id, the old id says something else",
      { old: plan, now: { a: other, b: `${plan} Always.` } },
      "b",
    ],
    ["the whole removed, its text under a new id", { old: plan, now: { b: other, c: plan } }, "c"],
    [
      "split in two: the half with the quote",
      {
        old: plan,
        quote: "confirmed by its officer",
        now: { a: plan.slice(0, 50), b: plan.slice(50) },
      },
      "b: confirmed by its officer",
    ],
    [
      "split in two: the half that kept the id",
      { old: plan, quote: "its projects", now: { a: plan.slice(0, 50), b: plan.slice(50) } },
      "a: its projects",
    ],
    [
      "split in two: the whole goes with the id",
      { old: plan, now: { a: plan.slice(0, 50), b: plan.slice(50) } },
      "a",
    ],
    [
      "merged into the one before",
      { old: plan, quote: "its officer", now: { b: `${other} ${plan}` } },
      "b: its officer",
    ],
    ["merged, the whole", { old: plan, now: { b: `${plan} ${other}` } }, "b"],
    ["gone altogether", { old: plan, quote: "its officer", now: { b: other } }, "nowhere"],
    ["gone, the whole", { old: plan, now: { b: other } }, "nowhere"],
    ["an empty new version", { old: plan, quote: "its officer", now: {} }, "nowhere"],
    [
      "the quote struck out, the paragraph kept",
      { old: plan, quote: "once a year", now: { a: plan.replace(" once a year", "") } },
      "a",
    ],
    [
      "all written anew under the same id",
      { old: plan, quote: "its officer", now: { a: "Figures carry their sources.", b: other } },
      "a",
    ],
  ])("%s", (_, one, expected) => {
    expect(placing(one)).toBe(expected);
  });
});

const twice =
  "The city reports in March. The city reports to its country; the country reports to the network.";

describe("phrases that stand there several times", () => {
  test.each<[string, Case, string]>([
    [
      "the first of three",
      { old: twice, quote: "reports", nth: 1, now: { a: twice.replace("March", "May") } },
      "The city |in May",
    ],
    [
      "the second of three",
      { old: twice, quote: "reports", nth: 2, now: { a: twice.replace("March", "May") } },
      "The city |to its country",
    ],
    [
      "the third of three",
      { old: twice, quote: "reports", nth: 3, now: { a: twice.replace("March", "May") } },
      "the country |to the network",
    ],
    [
      "the second, when the first is gone",
      { old: twice, quote: "reports", nth: 2, now: { a: twice.slice(27) } },
      "The city |to its country",
    ],
  ])("%s", (_, { old, quote = "", nth = 1, now }, around) => {
    let from = -1;
    for (let time = 0; time < nth; time += 1) from = old.indexOf(quote, from + 1);
    const range = [from, from + quote.length] as const;
    const passages = Object.entries(now).map(([nodeId, text]) => ({ nodeId, text }));
    const placed = decidePlacing({ nodeId: "a", text: old, quote, ...contextOf(old, range) }, passages);
    if (placed.kind !== "unsure" || !placed.suggestion?.range) throw new Error("no suggestion");
    const [start, end] = placed.suggestion.range;
    const [left = "", right = ""] = around.split("|");
    expect(now["a"]!.slice(0, start).trimEnd().endsWith(left.trimEnd())).toBe(true);
    expect(now["a"]!.slice(end).trimStart().startsWith(right)).toBe(true);
  });

  test("the same words in two paragraphs: the one with the same surroundings", () => {
    const passages = { b: `Before all else, ${plan}`, c: "Someone is confirmed by its officer in Manila." };
    expect(placing({ old: plan, quote: "confirmed by its officer", now: passages })).toBe(
      "b: confirmed by its officer",
    );
  });

  test("the same words and surroundings in two paragraphs: the one of the same id", () => {
    const now = { b: `${plan} One.`, a: `${plan} Two.` };
    expect(placing({ old: plan, quote: "its officer", now })).toBe("a: its officer");
  });
});
