import { expect, test } from "vitest";
import { mentionsIn, splitMentions } from "./mentions.ts";

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
