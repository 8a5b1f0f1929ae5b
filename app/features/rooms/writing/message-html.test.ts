import fc from "fast-check";
import { parse } from "node-html-parser";
import { expect, test } from "vitest";
import { messageHtml, readMessage, writeMessage } from "./message-html.ts";

test("paragraphs at empty lines, breaks at line ends, each block of its own direction", () => {
  expect(messageHtml("One\ntwo\n\n \nthree")).toBe(
    '<p dir="auto">One<br />\ntwo</p>\n<p dir="auto">three</p>',
  );
  for (const body of ["> a", "- a", "1. a", "    a", "```\na\n```", "# a", "a\n==="]) {
    const [first] = parse(messageHtml(body)).querySelectorAll("*");
    expect([body, first?.getAttribute("dir")]).toEqual([body, "auto"]);
  }
});

test("a heading is a paragraph in bold", () => {
  expect(messageHtml("# Who *keeps* it?")).toBe('<p dir="auto"><strong>Who <em>keeps</em> it?</strong></p>');
});

test("raw HTML is text, pictures are links", () => {
  expect(messageHtml(`<img src=x onerror="alert('1')"> & more`)).toBe(
    `<p dir="auto">&lt;img src=x onerror="alert('1')"&gt; &amp; more</p>`,
  );
  expect(parse(messageHtml("![a](/b)")).querySelector("img")).toBe(null);
});

test.each([
  ["see https://asean.org/x?a=1&b=2.", "https://asean.org/x?a=1&amp;b=2", "."],
  ["(http://a.example/b)", "http://a.example/b", ")"],
  ["ดูที่https://a.example/ก。", "https://a.example/ก", "。"],
  ["“https://a.example/b”", "https://a.example/b", "”"],
  ["https://a.example/b។", "https://a.example/b", "។"],
  ["https://a.example/b၊", "https://a.example/b", "၊"],
])("a bare address becomes a link: %s", (body, href, rest) => {
  expect(messageHtml(body)).toContain(`<a href="${href}" rel="nofollow noopener">${href}</a>${rest}`);
});

test("marks around an address are marks", () => {
  expect(messageHtml("**https://a.example/b_c_d**")).toContain(
    '<strong><a href="https://a.example/b_c_d" rel="nofollow noopener">https://a.example/b_c_d</a></strong>',
  );
});

test("addresses in code, and in the words of a link, are words", () => {
  expect(messageHtml("`https://a.example`")).not.toContain("<a");
  expect(parse(messageHtml("[at https://a.example](https://b.example)")).querySelectorAll("a")).toHaveLength(
    1,
  );
});

test.each([
  ...[
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x](JaVaScript&colon;alert(1))",
  ],
  ...["data:text/html,x", "[x](data:text/html,x)", "[x](vbscript:x)", "//a.example", "[x](//a.example)"],
  ...["https://", "http://[::", "[x](file:///etc)", "[x](relative)"],
])("%s is no link", (body) => {
  expect(messageHtml(body)).not.toContain("<a");
});

test("a path of the portal is one, without a word against following it", () => {
  expect(messageHtml("[x](/documents/online-portal)")).toBe(
    '<p dir="auto"><a href="/documents/online-portal">x</a></p>',
  );
});

test("a paragraph of nothing but links to what hangs below as cards is marked as such", () => {
  const path = "/documents/a/versions/1#p-1";
  const known = {
    mentions: new Map(),
    titles: new Map([[path, { text: "A, 1", lang: "en" }]]),
    cards: new Set([path]),
  };
  const carded = (body: string) =>
    parse(writeMessage(readMessage(body, new Set()), known)).querySelectorAll("p.carded").length;
  const address = `<${path}>`;
  expect(carded(`See\n\n[](${path})`)).toBe(1);
  expect(carded(`[](${path})\n[](${path})`)).toBe(1);
  for (const body of [
    `See [](${path})`,
    `[](${path}) @hanoi`,
    `[this](${path})`,
    `[](/cities)`,
    "See",
    address,
  ])
    expect([body, carded(body)]).toEqual([body, 0]);
});

test("something of every message can be read, however it is written", () => {
  expect(messageHtml("[a]: /b\n[c]: </d>")).toBe('<p dir="auto">[a]: /b<br />[c]: &lt;/d&gt;</p>');
  const deep = `${"> ".repeat(60)}so deep`;
  expect(parse(messageHtml(deep)).textContent).toContain("so deep");
});

test("nine lists and eighteen quotes stand in each other; one more, and all is as it was typed", () => {
  const lists = (depth: number) =>
    Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- x`).join("\n");
  const count = (body: string, tag: string) => parse(messageHtml(body)).querySelectorAll(tag).length;
  expect([count(lists(9), "ul"), count(lists(10), "ul")]).toEqual([9, 0]);
  const quotes = (depth: number) => `${">".repeat(depth)} x`;
  expect([count(quotes(18), "blockquote"), count(quotes(19), "blockquote")]).toEqual([18, 0]);
});

test.each(["-", "1.", ">", "> >", "#", "```", "~~~js", "-\n-", "`` ``"])(
  "%j, nothing but marks, is shown as it was typed",
  (body) => {
    expect(parse(messageHtml(body)).textContent).toBe(body);
  },
);

test("a link without words is its address", () => {
  expect(messageHtml("[](https://a.example) and ![[]](/b)")).toBe(
    '<p dir="auto"><a href="https://a.example" rel="nofollow noopener">https://a.example</a> and !<a href="/b">[]</a></p>',
  );
});

test("a link without an address is words", () => {
  expect(messageHtml("[a]() and []()!")).toBe('<p dir="auto">[a]() and []()!</p>');
});

test("whatever is written, nothing but what a message may have comes out", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "<b>",
      "\n\n",
      "https://a.b/<",
      '"',
      "'",
      "&lt;",
      "- ",
      "> ",
      "[",
      "](",
      ")",
      "`",
      "**",
      "@x",
    ),
  );
  const allowed = ["P", "BR", "A", "STRONG", "EM", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "HR"];
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const element of parse(messageHtml(pieces.join(""))).querySelectorAll("*")) {
        if (element.tagName === "A") expect(element.textContent).not.toBe("");
        expect(allowed).toContain(element.tagName);
        if (element.tagName === "A")
          expect(element.getAttribute("href")).toMatch(/^(?:https?:\/\/|mailto:|\/(?![/\\]))/i);
        expect(["href", "title", "rel", "dir", "class", "start"]).toEqual(
          expect.arrayContaining(Object.keys(element.attributes)),
        );
      }
    }),
  );
});
