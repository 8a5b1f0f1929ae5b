import { diffArrays } from "diff";

export interface Stretch {
  readonly text: string;
  readonly kind: "same" | "removed" | "added";
}

/** Write-once: making a segmenter costs more than using one a hundred times. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: "word" });
  segmenters.set(lang, known);
  return known;
}

/**
 * What changed from one text to the other, word by word; `lang` (BCP 47) says what a word is, also where none is set
 * apart by spaces (Thai, Khmer, Lao, Burmese, Chinese). Same and removed together are the old text to the letter, same
 * and added the new one: words and the spaces between them are compared alike.
 */
export function wordChanges(before: string, after: string, lang: string): Stretch[] {
  return diffArrays(wordsOf(before, lang), wordsOf(after, lang)).map(({ value, added, removed }) => ({
    text: value.join(""),
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

function wordsOf(text: string, lang: string): string[] {
  return Array.from(segmenterFor(lang).segment(text), ({ segment }) => segment);
}
