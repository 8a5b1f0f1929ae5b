import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { tongues } from "#tests/tongues.ts";
import { plainOf } from "../markup.ts";
import { exportNodes, type ExportedDocument } from "./exported.ts";
import { writeMarkdown } from "./markdown.ts";

type Placed = Parameters<typeof exportNodes>[0][number];
const node = (id: string, kind: string, text: string, parentId: string | null = null): Placed => ({
  ...{ id, kind, parentId, position: (position += 1) },
  texts: [{ lang: "en", text }],
});
let position = 0;

const english = (text: string) => ({ text, lang: "en" });
function documentOf(nodes: readonly Placed[], title = "A *plan*"): ExportedDocument {
  return {
    ...{ slug: "plan", number: 2, lang: "en", title, label: null, address: "https://x.example/" },
    words: {
      ...{ network: english("Network"), version: english("Version 2"), contents: english("Contents") },
      facts: [
        { name: english("Version"), value: english("2") },
        { name: english("Language"), value: english("English") },
      ],
    },
    nodes: exportNodes(nodes, { lang: "en", authoritative: "en" }),
  };
}
const write = (...nodes: Placed[]) => writeMarkdown(documentOf(nodes));

test("sections, paragraphs, items, tables and notes, each with its id", () => {
  expect(
    write(
      node("p-1", "section", "Purpose"),
      node("p-1-1", "paragraph", "One **place** to [read](https://asean.org)\nand write", "p-1"),
      node("p-1-1-a", "item", "for cities", "p-1-1"),
      node("p-1-1-b", "item", "each\nfor itself", "p-1-1-a"),
      node("p-1-2", "table", "City | Figure\nDa \\| Nang | 12 %\nHue", "p-1"),
      node("p-1-3", "note", "Drawn up\nin Manila", "p-1"),
      node("p-1-4", "section", "Below", "p-1"),
    ),
  ).toBe(`# A \\*plan\\*

Version: 2 · Language: English

## Purpose {#p-1}

One **place** to [read](<https://asean.org>) {#p-1-1}\\
and write

- for cities {#p-1-1-a}
  - each {#p-1-1-b}\\
    for itself

| City | Figure {#p-1-2} |
| --- | --- |
| Da \\| Nang | 12 % |
| Hue |  |

> Drawn up {#p-1-3}\\
> in Manila

### Below {#p-1-4}
`);
});

const reader = new MarkdownIt("commonmark").enable(["table", "strikethrough"]);

/** What a reader of Markdown reads in each block, without the ids. */
function blocksOf(text: string): string[] {
  return reader.parse(text, {}).flatMap(({ type, children }) => {
    if (type !== "inline") return [];
    const words = (children ?? []).map((one) => (one.type.endsWith("break") ? "\n" : one.content)).join("");
    return [words.replace(/ ?\{#[a-z0-9-]+\}(?=\n|$)/, "")];
  });
}

const nasty = [
  "# heading",
  "- item\n+ item\n1. one\n2) two",
  "> quote",
  "<b>bold</b> <!-- x --> &amp; &#60;",
  "`code` ```\n```\n~~~\n~~gone~~",
  "---\n===\n***\n___",
  "![picture](https://a.example/x.png)",
  "\\*not\\* \\[x](y) a\\\\",
  "a | b {#other}",
  "    four spaces",
  "[a]: https://a.example",
  "!\n[x](https://a.example)",
  "ends with a backslash \\\\",
  "x\n\ny",
];

test.each([...nasty, ...tongues.map(([, text]) => text)])("%j is read as it is written", (text) => {
  const read = blocksOf(
    write(node("a", "paragraph", text), node("b", "item", text), node("c", "note", text)),
  );
  const wanted = plainOf(text)
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
  expect(read.slice(2)).toEqual([wanted, wanted, wanted]);
});

test("whatever a text holds, its block is one block and says the same", () => {
  const piece = fc.constantFrom(
    ..."*_[]()<>`~!#-+=|\\&;:.1) \n".split(""),
    "ab",
    "ก",
    "城",
    "&lt;",
    "](",
    "<i>",
    "{#x}",
  );
  const kinds = fc.constantFrom("section", "paragraph", "item", "note");
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, fc.array(piece, { maxLength: 12 })), { maxLength: 6 }), (given) => {
      const nodes = given.map(([kind, parts], at) => node(`n-${at}`, kind, `x${parts.join("")}x`));
      const wanted = nodes.map(({ kind, texts: [text] }) => {
        const lines = plainOf(text?.text ?? "")
          .split("\n")
          .map((line) => line.trim());
        return kind === "section" ? lines.filter(Boolean).join(" ") : lines.join("\n");
      });
      expect(blocksOf(writeMarkdown(documentOf(nodes))).slice(2)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});
