import fc from "fast-check";
import { parse } from "node-html-parser";
import { expect, test } from "vitest";
import { messageHtml } from "./message-html.ts";

test("paragraphs at empty lines, breaks at line ends", () => {
  expect(messageHtml("One\ntwo\n\n \nthree")).toBe('<p dir="auto">One<br>two</p><p dir="auto">three</p>');
});

test("markup is text", () => {
  expect(messageHtml(`<img src=x onerror="alert('1')"> & more`)).toBe(
    '<p dir="auto">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more</p>',
  );
});

test.each([
  ["see https://asean.org/x?a=1&b=2.", "https://asean.org/x?a=1&amp;b=2", "."],
  ["(http://a.example/b)", "http://a.example/b", ")"],
])("a bare address becomes a link: %s", (body, href, rest) => {
  expect(messageHtml(body)).toContain(`<a href="${href}" rel="nofollow noopener">${href}</a>${rest}`);
});

test("no other address does", () => {
  for (const body of ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "http://[::"])
    expect(messageHtml(body)).not.toContain("<a");
});

test("whatever is written, nothing but paragraphs, breaks and such links comes out, and the text is kept", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("<b>", "\n\n", "https://a.b/<", '"', "'", "&lt;"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const body = pieces.join("");
      const root = parse(messageHtml(body));
      const strip = (value: string) => value.replace(/\s/g, "");
      for (const element of root.querySelectorAll("*")) {
        expect(["P", "BR", "A"]).toContain(element.tagName);
        if (element.tagName === "A") expect(element.getAttribute("href")).toMatch(/^https?:\/\//i);
      }
      expect(strip(root.textContent)).toBe(strip(body));
    }),
  );
});
