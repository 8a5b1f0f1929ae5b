import { describe, expect, test } from "vitest";
import { accepted, kindOf, textTypeOf } from "./file-kinds.ts";

describe("kinds of files", () => {
  test.each([
    ["application/pdf", "pdf"],
    ["image/jpeg", "picture"],
    ["text/csv", "text"],
    ["application/vnd.oasis.opendocument.spreadsheet", "office"],
    ["image/svg+xml", undefined],
    ["text/html", undefined],
    ["application/zip", undefined],
    ["constructor", undefined],
  ])("%s: %s", (mediaType, kind) => {
    expect(kindOf(mediaType)?.kind).toBe(kind);
  });

  test("a form offers no file type that is refused", () => {
    expect(accepted.split(",")).toEqual([...new Set(accepted.split(","))]);
    expect(accepted).not.toMatch(/svg|html|docm/);
  });

  test.each([
    ["notes.TXT", "text/plain"],
    ["table.csv", "text/csv"],
    ["read.md", "text/markdown"],
    ["page.html", null],
    ["txt", null],
  ])("text by its name: %s", (name, mediaType) => {
    expect(textTypeOf(name)).toBe(mediaType);
  });
});
