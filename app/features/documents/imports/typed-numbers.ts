import type { Block } from "./blocks.ts";

/** "1.", "2.3", "IV.", "3)" with blanks after it; a year or an amount has no full stop right behind it. */
const typed = /^(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[IVXLC]{1,7}[.)])\s+(?=\S)/u;

/**
 * The blocks with the numbers taken off their headings where most of them (and more than one) have one typed by hand:
 * numbers follow from the structure.
 */
export function withoutTypedNumbers(blocks: readonly Block[]) {
  const headings = blocks.filter(({ kind }) => kind === "section");
  const numbered = headings.filter(({ text }) => typed.test(text));
  if (numbered.length < 2 || numbered.length * 2 <= headings.length) return { blocks, isChanged: false };
  return {
    blocks: blocks.map((block) =>
      block.kind === "section" ? { ...block, text: block.text.replace(typed, "") } : block,
    ),
    isChanged: true,
  };
}
