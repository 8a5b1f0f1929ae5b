import { expect, test } from "vitest";
import { decideStage, stageLine } from "./stages.ts";

const publishedAt = new Date("2026-11-03T00:00:00Z");
const closesAt = new Date("2026-11-30T10:00:00Z");

test.each([
  [null, "circulated"],
  ["coming", "circulated"],
  ["open", "comment"],
  ["closed", "submit"],
] as const)("period %s: %s", (state, stage) => {
  expect(decideStage({ publishedAt, adoption: null, period: state && { closesAt, state } })).toBe(stage);
});

test.each([
  ["answered", "closed", "answered"],
  ["answered", "open", "comment"],
  ["tabled", "closed", "tabled"],
  ["tabled", null, "tabled"],
  ["adopted", "closed", "adopted"],
] as const)("%s, period %s: %s", (adoption, state, stage) => {
  expect(decideStage({ publishedAt, adoption, period: state && { closesAt, state } })).toBe(stage);
});

test("the line says what is done, now and to come, with the moments that are known", () => {
  expect(stageLine({ publishedAt, adoption: null, period: { closesAt, state: "open" } })).toEqual([
    { key: "circulated", state: "done", at: publishedAt },
    { key: "comment", state: "now", at: closesAt },
    { key: "submit", state: "coming", at: null },
    { key: "answered", state: "coming", at: null },
    { key: "tabled", state: "coming", at: null },
    { key: "adopted", state: "coming", at: null },
  ]);
  expect(stageLine({ publishedAt, adoption: null, period: null })[1]).toEqual({
    key: "comment",
    state: "coming",
    at: null,
  });
});
