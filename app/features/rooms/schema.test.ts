import { expect, test } from "vitest";
import { bodyLimit, titleLimit } from "./limits.ts";
import { joinSchema, postSchema, roomForm } from "./schema.ts";

const id = "7d9f6a0e-6f0b-4f57-9c53-0d6b7f1f2a11";
const message = (fields: object) =>
  postSchema.safeParse({ room: "covid-19-response", id, body: "Hello", ...fields });
const firstIssue = (fields: object) => message(fields).error?.issues[0]?.message;

test("a message is kept in NFC, without blanks around, its id in lower case", () => {
  const parsed = message({ body: "  Đa\u0300 Nẵng\r\n ", id: id.toUpperCase() });
  expect(parsed.data).toEqual({ room: "covid-19-response", id, body: "Đà Nẵng" });
});

test.each([
  ["nothing", "  \n ", "required"],
  ["too long", "a".repeat(bodyLimit + 1), "tooLong"],
  ["NUL", "a\u0000", "badCharacters"],
  ["a lone surrogate", "\ud800", "badCharacters"],
  ["10,000 combining marks", `a${"\u0301".repeat(10_000)}`, "tooManyMarks"],
  ["a number", 7, "required"],
])("a body of %s is refused", (_what, body, key) => {
  expect(firstIssue({ body })).toBe(key);
});

test.each([
  ["id", "no-uuid"],
  ["lang", "Not a tag"],
  ["replyTo", 7],
  ["room", "../x"],
])("a wrong %s is refused", (field, value) => {
  expect(firstIssue({ [field]: value })).toBe("badValue");
});

test.each([
  [-1, true],
  [0, true],
  [12, true],
  [-2, false],
  [1.5, false],
  ["1", false],
  [Number.MAX_SAFE_INTEGER + 2, false],
])("joining after %s: %s", (after, isTaken) => {
  expect(joinSchema.safeParse({ room: "a", after }).success).toBe(isTaken);
});

test("the page's forms: without a deed a message, else what the deed needs", () => {
  expect(roomForm.parse({ id, body: "Hello" })).toEqual({ deed: "post", id, body: "Hello" });
  expect(roomForm.parse({ deed: "delete", message: id })).toEqual({ deed: "delete", message: id });
  for (const fields of [{}, { deed: "edit", message: id }, { deed: "burn", id, body: "x" }, { id, body: [] }])
    expect(roomForm.safeParse(fields).success).toBe(false);
});

test("a message starts a topic by a title on one line, and then neither answers nor belongs to another", () => {
  expect(message({ newTopic: " Market tickets " }).data?.newTopic).toBe("Market tickets");
  for (const newTopic of ["", "a".repeat(titleLimit + 1), "two\nlines", 7])
    expect(message({ newTopic }).success).toBe(false);
  for (const also of [{ replyTo: id }, { topic: id }])
    expect(firstIssue({ newTopic: "T", ...also })).toBe("badValue");
});
