import { tests as examples } from "commonmark-spec";
import sanitize from "sanitize-html";
import { expect, test } from "vitest";
import { messageHtml } from "./message-html.ts";

/** Sections of what a message does not have (ADR 029). */
const left = ["HTML blocks", "Raw HTML", "Images"];
/** The specification shows a tab as an arrow. */
const tabbed = (text: string) => text.replaceAll("→", "\t");
const supported = examples
  .filter(({ section }) => !left.includes(section))
  .map(({ number, section, markdown, html }) => ({
    ...{ number, section, markdown: tabbed(markdown), html: tabbed(html) },
  }));

/** The examples of the supported sections that differ, by number, with the reason. */
const deviations: Readonly<Record<string, readonly number[]>> = {
  "raw HTML is text": [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
  "pictures are none": [517, 520, 531],
  "a link leads to the web, a mail address or a path of the portal, or is text": [
    ...[194, 195, 200, 203, 204, 484, 485, 486, 492, 495, 496, 498, 499, 500, 501, 502, 503, 504, 522, 567],
    ...[596, 598, 599, 601],
  ],
  "a bare address is a link": [602, 608, 611],
  "something of every message can be read": [79, 126, 129, 130, 144, 207, 239, 240, 284, 334, 487],
};
const deviating = Object.values(deviations).flat();

/** HTML written one way: which characters are escaped how makes no difference to who reads it. */
const canonical = (html: string) =>
  sanitize(html, { allowedTags: false, allowedAttributes: false, allowVulnerableTags: true })
    .replace(/ (?:dir="auto"|rel="nofollow noopener")/g, "")
    .replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
    .trim();

const block = "</?(?:p|pre|blockquote|ul|ol|li|hr|br)\\b[^>]*>";
/** Of a paragraph: not beside a block, not in a tag, not written as an entity (two of them in example 39). */
const lineEnd = new RegExp(`(?<!${block}|\\n)\\n(?!${block}|\\n|[^<]*>)`, "g");

/** What the specification gives as a message shows it: a heading as a paragraph in bold, every line end of a paragraph as a break. */
const shown = (html: string) =>
  canonical(html)
    .replace(/<h[1-6]>/g, "<p><strong>")
    .replace(/<\/h[1-6]>/g, "</strong></p>")
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part) => (part.startsWith("<pre>") ? part : part.replace(lineEnd, "<br />\n")))
    .join("");

test("most of the specification's examples are tried", () => {
  expect([examples.length, supported.length, deviating.length]).toEqual([652, 566, 56]);
});

test.each(supported.filter(({ number }) => !deviating.includes(number)))(
  "example $number, $section",
  ({ markdown, html }) => {
    expect(canonical(messageHtml(markdown))).toBe(shown(html));
  },
);

test("what is said to differ does", () => {
  const alike = supported.filter(
    ({ number, markdown, html }) =>
      deviating.includes(number) && canonical(messageHtml(markdown)) === shown(html),
  );
  expect(alike.map(({ number }) => number)).toEqual([]);
});
