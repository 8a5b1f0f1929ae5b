import { expect, test } from "vitest";
import { csvRow } from "./csv.ts";

test("cells are parted by commas, and quoted where they hold one", () => {
  expect(csvRow(["a", 7, null, 'say "x", y', "two\nlines"])).toBe('a,7,,"say ""x"", y","two\nlines"\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|x", "＝1"])(
  "what would run as a formula stays text: %j",
  (text) => {
    expect(csvRow([text]).replace(/^"/, "")).toMatch(/^'/);
  },
);
