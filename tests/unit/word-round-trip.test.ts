import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { exportNodes } from "#app/features/documents/exports/exported.ts";
import { writeWord } from "#app/features/documents/exports/word.server.ts";
import { readWord } from "#app/features/documents/imports/word/read-word.server.ts";
import { plainOf } from "#app/features/documents/markup.ts";
import { tongues } from "#tests/tongues.ts";

/** Id, kind, depth and text. */
const tree: readonly (readonly [string, string, number, string])[] = [
  ["a", "section", 1, "Purpose"],
  ["a-1", "paragraph", 2, "One **place** to [read](<https://asean.org>)\nand _write_, see [there](<#b>)"],
  ["a-2", "item", 3, "for cities"],
  ["a-3", "item", 3, "each for itself"],
  ["a-4", "table", 2, "City | Figure\nDa \\| Nang | 12 %"],
  ["a-5", "section", 2, "1.2 is part of this heading"],
  ["a-6", "note", 3, "Drawn up in Manila"],
  [`long-${"x".repeat(60)}`, "paragraph", 3, "An id that is longer than a bookmark"],
  ["b", "section", 1, "Scripts"],
  ...tongues.map(([lang, text]) => [`t-${lang.toLowerCase()}`, "paragraph", 2, text] as const),
];

function nodes() {
  const open: string[] = [];
  return tree.map(([id, kind, depth, text], position) => {
    const parentId = open[depth - 2] ?? null;
    open.length = depth - 1;
    open.push(id);
    return { id, kind, parentId, position, texts: [{ lang: "en", text }] };
  });
}

function exported() {
  const word = (text: string) => ({ text, lang: "en" });
  return writeWord({
    ...{
      slug: "plan",
      number: 2,
      lang: "en",
      title: "A plan",
      label: "Illustrative",
      address: "https://x.example/",
    },
    words: {
      ...{ network: word("ASCN"), version: word("Version 2"), contents: word("Contents") },
      facts: [{ name: word("Version"), value: word("2") }],
    },
    nodes: exportNodes(nodes(), { lang: "en", authoritative: "en" }),
  });
}

const shown = (text: string) => plainOf(text).replace(/\s+/gu, " ");
const wanted = tree.map(([id, kind, depth, text]) => [id, kind, depth, shown(text)]);

test("our own Word file is read with every id, kind, depth and word, without its numbers, title and contents", async () => {
  const { blocks, leftOut } = await readWord(await exported(), { acceptsChanges: false });
  expect(blocks.map(({ id, kind, depth, text }) => [id, kind, depth, shown(text)])).toEqual(wanted);
  expect(leftOut).toEqual([]);
  expect(blocks[1]?.text).toBe(
    "One **place** to [read](<https://asean.org>)\nand *write*, see [there](<#b>)",
  );
});

test("so is the same file, opened and saved again by LibreOffice", async () => {
  const { blocks } = await readWord(await readFile("tests/word/resaved.docx"), { acceptsChanges: false });
  expect(blocks.map(({ id, kind, depth, text }) => [id, kind, depth, shown(text)])).toEqual(wanted);
});
