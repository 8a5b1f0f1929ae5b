import { expect, test } from "vitest";
import { decideStage, stageLine } from "./stages.ts";

const publishedAt = new Date("2026-11-03T00:00:00Z");
const closesAt = new Date("2026-11-30T10:00:00Z");
const submitsUntil = new Date("2026-12-07T10:00:00Z");
const dates = { closesAt, submitsUntil };

test.each([
  [null, "circulated"],
  ["coming", "circulated"],
  ["open", "comment"],
  ["submitting", "submit"],
  ["closed", "answered"],
] as const)("period %s: %s", (state, stage) => {
  expect(decideStage({ publishedAt, adoption: null, period: state && { ...dates, state } })).toBe(stage);
});

test.each([
  ["tabled", "closed", "tabled"],
  ["tabled", null, "tabled"],
  ["adopted", "closed", "adopted"],
] as const)("%s, period %s: %s", (adoption, state, stage) => {
  expect(decideStage({ publishedAt, adoption, period: state && { ...dates, state } })).toBe(stage);
});

test("the line says what is done, now and to come, with the moments that are known", () => {
  const facts = { publishedAt, adoption: null };
  expect(stageLine({ ...facts, period: { ...dates, state: "open" } })).toEqual([
    { key: "circulated", state: "done", at: publishedAt },
    { key: "comment", state: "now", at: closesAt },
    { key: "submit", state: "coming", at: submitsUntil },
    { key: "answered", state: "coming", at: null },
    { key: "tabled", state: "coming", at: null },
    { key: "adopted", state: "coming", at: null },
  ]);
  expect(stageLine({ ...facts, period: null })[1]).toEqual({ key: "comment", state: "coming", at: null });
});

test("without a date of their own countries submit until the end for cities", () => {
  const period = { closesAt, submitsUntil: null, state: "open" } as const;
  expect(stageLine({ publishedAt, adoption: null, period })[2]?.at).toEqual(closesAt);
});
