import { findQuote } from "./quotes.ts";

interface Passage {
  /** BCP 47. */
  readonly lang: string;
  readonly text: string;
}

/**
 * The words of a paragraph that a comment is about, exactly as the paragraph has them: those quoted, in the language
 * preferred if it says them, else in any; without a quote the whole paragraph in the language preferred. Null where the
 * paragraph does not say so.
 */
export function findPassage(
  texts: readonly Passage[],
  quote: string,
  preferred: string | undefined,
): Passage | null {
  const first = texts.find(({ lang }) => lang === preferred);
  if (quote === "") return first ?? null;
  for (const { lang, text } of first ? [first, ...texts] : texts) {
    const range = findQuote(text, quote);
    if (range) return { lang, text: text.slice(...range) };
  }
  return null;
}

/** Whether an amendment would change nothing that is read: spaces and line ends apart. */
export function changesNothing(passage: string, proposed: string): boolean {
  const read = (text: string) => text.normalize("NFC").trim().replace(/\s+/gu, " ");
  return read(passage) === read(proposed);
}
