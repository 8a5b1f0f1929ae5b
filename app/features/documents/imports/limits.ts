import type { Block } from "./blocks.ts";

/** Why nothing is imported: the key of a sentence in locales/<lang>/errors.json and its values. */
export interface ImportRefusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Largest file, in bytes; most blocks of a file. */
export const fileLimit = 20 * 1024 * 1024;
const blocksLimit = 5_000;
/** How much of a paragraph that is too long is said, so that it is found. */
const tellingLength = 60;

/** Why these blocks cannot be taken: one longer than `textLimit` characters, too many, or none; null where they can. */
export function refuseBlocks(blocks: readonly Block[], textLimit: number): ImportRefusal | null {
  if (blocks.length === 0) return { key: "importEmpty", values: {} };
  if (blocks.length > blocksLimit) return { key: "importTooMany", values: { limit: blocksLimit } };
  const long = blocks.find(({ text }) => text.length > textLimit && Array.from(text).length > textLimit);
  if (!long) return null;
  const begins = Array.from(long.text).slice(0, tellingLength).join("");
  return { key: "importParagraphTooLong", values: { limit: textLimit, begins } };
}
