import { describe, expect, test } from "vitest";
import { ownPath, readFlash, seeOther } from "./safe-redirect.ts";

const asking = (cookie: string) => new Request("http://localhost:3000/en/", { headers: { cookie } });

describe("where someone is sent on", () => {
  test.each(["/", "/en/cities", "/en/cities?q=%E0%B8%81#m-1"])("a path of ours stays: %s", (path) => {
    expect(ownPath(path, "/otherwise")).toBe(path);
  });

  test.each([
    ["letters", "/en/search?q=ก", "/en/search?q=%E0%B8%81"],
    ["a sign beyond the first plane", "/en#😀", "/en#%F0%9F%98%80"],
    ["half of such a sign", "/\ud800", "/%EF%BF%BD"],
    ["a line separator", "/en\u2028", "/en%E2%80%A8"],
  ])("what no header carries is encoded: %s", (_, path, encoded) => {
    expect(ownPath(path, "/otherwise")).toBe(encoded);
    expect(seeOther(path).headers.get("Location")).toBe(encoded);
  });

  test.each([
    null,
    "",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "/a\r\nb",
  ])("another site is refused: %j", (path) => {
    expect(ownPath(path, "/otherwise")).toBe("/otherwise");
  });
});

describe("the message shown once", () => {
  test("is read from the cookie that the last answer left", () => {
    expect(readFlash(asking("lang=en; flash=signedIn"))?.key).toBe("signedIn");
  });

  test.each(["flash=nope", "flash=constructor", "flash=", "flash=signedIn%0d%0a", "other=signedIn"])(
    "is none of ours: %s",
    (cookie) => {
      expect(readFlash(asking(cookie))).toBeNull();
    },
  );
});
