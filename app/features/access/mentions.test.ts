import { expect, test } from "vitest";
import { begunMention, mentionsIn, officesLike, splitMentions } from "./mentions.ts";

test.each([
  ["Ask @csco-da-nang, please.", ["csco-da-nang"]],
  ["(@nr-vn) @nr-vn and @nr-th.", ["nr-vn", "nr-th"]],
  ["@secretariat-", ["secretariat"]],
  ["ขอถาม@csco-phuketครับ", ["csco-phuket"]],
  ["@CSCO-Da-Nang and @Secretariat", ["csco-da-nang", "secretariat"]],
  ["name@csco-da-nang and a.b@nr-vn are addresses", []],
  ["@me@example.org is none either", []],
  ["@ alone, @Đà-Nẵng, @-x", []],
  ["", []],
])("%s", (text, handles) => {
  expect(mentionsIn(text)).toEqual(handles);
});

test("only offices that were mentioned stand out; together the stretches are the text", () => {
  const text = "Dear @nr-vn and @nobody, see @nr-vn.";
  const stretches = splitMentions(text, ["nr-vn"]);
  expect(stretches).toEqual([
    { text: "Dear ", handle: null },
    { text: "@nr-vn", handle: "nr-vn" },
    { text: " and @nobody, see ", handle: null },
    { text: "@nr-vn", handle: "nr-vn" },
    { text: ".", handle: null },
  ]);
  expect(stretches.map((one) => one.text).join("")).toBe(text);
});

test.each([
  ["Ask @csco-da", "csco-da"],
  ["ขอถาม@ภูเก็ต", "ภูเก็ต"],
  ["Hỏi @Đà", "Đà"],
  ["Ask @csco-da-nang, please", null],
  ["name@csco", null],
  ["Ask @", null],
  ["", null],
])("begun in %j: %j", (text, begun) => {
  expect(begunMention(text)).toBe(begun);
});

test("offices are found by handle and by name, whatever the accents, so many and no more", () => {
  const offices = [
    { handle: "csco-da-nang", name: "CSCO, Đà Nẵng" },
    { handle: "csco-sihanoukville", name: "CSCO, Sihanoukville" },
    { handle: "csco-hanoi", name: "CSCO, Hà Nội" },
    { handle: "nr-th", name: "ผู้แทนแห่งชาติ ประเทศไทย" },
  ];
  const found = (begun: string, count = 5) => officesLike(offices, begun, count).map(({ handle }) => handle);
  expect(found("danang")).toEqual(["csco-da-nang"]);
  expect(found("Hà")).toEqual(["csco-hanoi", "csco-sihanoukville"]);
  expect(found("ไทย")).toEqual(["nr-th"]);
  expect(found("csco", 1)).toEqual(["csco-da-nang"]);
  expect(found("nobody")).toEqual([]);
});
