import { describe, expect, test } from "vitest";
import {
  commentLimit,
  commentSchema,
  nodeIdOrNull,
  quoteLimit,
  versionNumber,
  watchSchema,
} from "./schema.ts";

const schema = commentSchema(["en", "vi", "th"]);
const given = {
  id: "0b5f2a52-4f0e-4c39-8c1c-2b8f0e9d6f11",
  version: "1",
  paragraph: "op-2-1",
  lang: "vi",
  body: " Đồng ý.\r\n",
};
const wrong = (change: object) => {
  const result = schema.safeParse({ ...given, ...change });
  return result.success
    ? null
    : result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
};

test("a comment: text tidied, type substantive unless said, quote as it may be", () => {
  expect(schema.parse(given)).toEqual({ ...given, version: 1, type: "substantive", body: "Đồng ý." });
  expect(schema.parse({ ...given, quote: "", type: "editorial" })).toMatchObject({
    quote: "",
    type: "editorial",
  });
});

describe("refused", () => {
  test.each([
    [{ id: "1" }, "id badValue"],
    [{ id: ["a", "b"] }, "id badValue"],
    [{ version: "0" }, "version badValue"],
    [{ version: "1e3" }, "version badValue"],
    [{ paragraph: "OP 2" }, "paragraph badValue"],
    [{ paragraph: undefined }, "paragraph badValue"],
    [{ type: "praise" }, "type badValue"],
    [{ lang: "fr" }, "lang badValue"],
    [{ body: "" }, "body required"],
    [{ body: "\u0000" }, "body badCharacters"],
    [{ body: "\ud800" }, "body badCharacters"],
    [{ body: `a${"\u0301".repeat(10_000)}` }, "body tooManyMarks"],
    [{ body: "ก".repeat(commentLimit + 1) }, "body tooLong"],
    [{ body: ["a", "b"] }, "body required"],
    [{ quote: "x".repeat(quoteLimit + 1) }, "quote tooLong"],
    [{ proposed: "" }, "proposed required"],
    [{ proposed: "x".repeat(commentLimit + 1) }, "proposed tooLong"],
    [{ passageLang: "xx" }, "passageLang badValue"],
    [{ quote: "\u0007" }, "quote badCharacters"],
  ])("%o", (change, issue) => {
    expect(wrong(change)).toContain(issue);
  });

  test("the longest is taken", () => {
    expect(wrong({ body: "ก".repeat(commentLimit), quote: "x".repeat(quoteLimit) })).toBeNull();
  });
});

test("watching takes a slug", () => {
  expect(watchSchema.safeParse({ document: "online-portal" }).success).toBe(true);
  for (const given of [undefined, {}, { document: 1 }, { document: "A B" }])
    expect(watchSchema.safeParse(given).success).toBe(false);
});

test("an id from the address", () => {
  expect(nodeIdOrNull("op-2-1")).toBe("op-2-1");
  expect(nodeIdOrNull("")).toBe("");
  for (const text of [null, "\u0000", "OP", "a".repeat(81)]) expect(nodeIdOrNull(text)).toBeNull();
});

test("the number of a version", () => {
  expect(versionNumber("12")).toBe(12);
  for (const text of [undefined, "", "0", "01", "-1", "1.0", "1e3", "1.pdf", "1000000000"])
    expect(versionNumber(text)).toBeUndefined();
});
