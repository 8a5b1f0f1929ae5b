import { expect, test } from "vitest";
import { quotedLink } from "./quoted.ts";

const room = { kind: "document", subject: "online-portal" };

test("the box of a document's room begins with the link that was asked for", () => {
  expect(quotedLink(room, "2.op-5-3", "https://portal.example")).toBe(
    "https://portal.example/documents/online-portal/versions/2#op-5-3\n\n",
  );
});

test.each([null, "", "op-5-3", "0.op-5-3", "2.", "2.OP", "2.op-5-3\nBuy"])("not with %j", (quote) => {
  expect(quotedLink(room, quote, "https://portal.example")).toBe("");
});

test("other rooms' boxes are empty", () => {
  expect(quotedLink({ kind: "standing", subject: null }, "2.op-5-3", "https://portal.example")).toBe("");
});
