import { describe, expect, test } from "vitest";
import { exportNodes } from "../exports/exported.ts";
import { writeMarkdown } from "../exports/markdown.ts";
import { plainOf } from "../markup.ts";
import { readMarkdown } from "./read-markdown.ts";

const blocks = (text: string) =>
  readMarkdown(text).blocks.map(
    ({ kind, depth, text: words, id }) => `${depth} ${kind} ${words}${id ? ` #${id}` : ""}`,
  );
const lost = (text: string) =>
  readMarkdown(text).leftOut.map(({ what, place }) => `${what} ${place ?? "all"}`);

describe("what each piece becomes", () => {
  test("headings, paragraphs, lists within lists, tables", () => {
    expect(
      blocks(`# Objectives

First *paragraph*, with a [link](https://asean.org)
over two lines.

- one
  - within
- two

### Deeper

| City | Year |
|------|------|
| Da Nang | 2025 |
| a\\|b | |

After.`),
    ).toEqual([
      "1 section Objectives",
      "2 paragraph First *paragraph*, with a [link](<https://asean.org>) over two lines.",
      "3 item one",
      "4 item within",
      "3 item two",
      "2 section Deeper",
      "3 table City | Year\nDa Nang | 2025\na\\|b |",
      "3 paragraph After.",
    ]);
  });

  test("what we export is read with the same ids, depths and texts; its head is not of the text", () => {
    const tree: [string, string, string | null, string][] = [
      ["a", "section", null, "Purpose"],
      ["a-1", "paragraph", "a", "One **place** to [read](<https://asean.org>)\nand _write_ 1. \\*"],
      ["a-2", "item", "a-1", "for cities"],
      ["a-3", "item", "a-2", "each\nfor itself"],
      ["a-4", "table", "a", "City | Figure\nDa \\| Nang | 12 %"],
      ["a-5", "section", "a", "Below"],
      ["a-6", "note", "a-5", "Drawn up in Manila"],
      ["b", "section", null, "ទីក្រុង"],
      ["b-1", "paragraph", "b", "เมืองสมาชิกตกลงเรื่องตัวเลข"],
    ];
    const nodes = tree.map(([id, kind, parentId, words], position) => ({
      ...{ id, kind, parentId, position },
      texts: [{ lang: "en", text: words }],
    }));
    const word = { text: "Version 1", lang: "en" };
    const file = writeMarkdown({
      ...{
        slug: "plan",
        number: 1,
        lang: "en",
        title: "A plan",
        label: "Illustrative",
        address: "https://x.example/",
      },
      words: { network: word, version: word, contents: word, facts: [{ name: word, value: word }] },
      nodes: exportNodes(nodes, { lang: "en", authoritative: "en" }),
    });
    const read = readMarkdown(file);
    expect(read.leftOut).toEqual([{ what: "head", place: null }]);
    expect(read.blocks.map(({ id, kind }) => [id, kind])).toEqual(tree.map(([id, kind]) => [id, kind]));
    expect(read.blocks.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 2, 2, 3, 1, 2]);
    expect(read.blocks.map(({ text: words }) => plainOf(words))).toEqual(
      tree.map(([, , , words]) => plainOf(words)),
    );
  });

  test("ids at the end of a block's first line", () => {
    expect(
      blocks("# Title {#op-2}\n\nFirst line {#op-2-1}\nsecond line {#no}\n\n- item {#i-1}\n\nNo {#Bad Id}"),
    ).toEqual([
      "1 section Title #op-2",
      "2 paragraph First line second line {#no} #op-2-1",
      "3 item item #i-1",
      "2 paragraph No {#Bad Id}",
    ]);
  });

  test("notes, quotes, code and HTML stay text", () => {
    expect(
      blocks("Text[^1].\n\n[^1]: A note of several words.\n\n> quoted\n\n    code\n\n<b>bold</b>"),
    ).toEqual([
      "1 paragraph Text.",
      "2 note A note of several words.",
      "2 note quoted",
      "1 paragraph code",
      "1 paragraph <b>bold</b>",
    ]);
  });

  test("signs that are text stay text", () => {
    expect(blocks("1 \\* 2 and `a*b*` \\[x\\]")).toEqual(["1 paragraph 1 \\* 2 and a\\*b\\* \\[x\\]"]);
  });

  test("a hard break is a line end; an unsafe link is words", () => {
    expect(blocks("one  \ntwo [x](javascript:alert(1))")).toEqual([
      "1 paragraph one\ntwo \\[x\\](javascript:alert(1))",
    ]);
  });

  test("numbers typed before headings are the portal's to count", () => {
    expect(blocks("# 1. Aim\n\n## 1.1 Scope\n\n# 2025 in figures")).toEqual([
      "1 section Aim",
      "2 section Scope",
      "1 section 2025 in figures",
    ]);
    expect(blocks("# 1. Aim\n\n# Scope\n\n# End")).toEqual([
      "1 section 1. Aim",
      "1 section Scope",
      "1 section End",
    ]);
  });
});

describe("what is left out is told with its place", () => {
  test("pictures, rules, code, quotes, numbers, no headings", () => {
    expect(lost("One.\n\n![a](b.png) Two.\n\n---\n\n> Three\n\n    four")).toEqual([
      "pictures 1",
      "rules 2",
      "quotes 2",
      "code 3",
      "noHeadings all",
    ]);
    expect(lost("# 1. A\n\n# 2. B\n\nText")).toEqual(["typedNumbers all"]);
    expect(lost("# A\n\nText \u0007bell")).toEqual(["characters 1"]);
  });
  test("what lies too deep", () => {
    const list = (depth: number) =>
      Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- ${level}`).join("\n");
    expect(lost(list(49))).toEqual(["noHeadings all"]);
    expect(blocks(list(60))).toHaveLength(49);
    expect(lost(list(60))).toContain("deep all");
    expect(lost(`${">".repeat(200)} x`)).toContain("deep all");
  });
  test("nothing where nothing is", () => {
    expect(lost("# A\n\nText.")).toEqual([]);
    expect(blocks("")).toEqual([]);
  });
});
