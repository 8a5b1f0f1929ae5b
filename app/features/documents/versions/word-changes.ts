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

/** Scripts whose words only a dictionary tells, and signs made of several characters: they need the segmenter. */
const needsSegmenter =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{Extended_Pictographic}]/u;
/** Elsewhere a word is what stands between blanks and signs, numbers and apostrophes whole: a twentieth of the segmenter's time. */
const spaced =
  /[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’.:·][\p{L}\p{M}\p{N}\u200c\u200d]+|(?<=\p{N}),\p{N}+)*|\s+|[^\p{L}\p{M}\p{N}\s]\p{M}*|\p{M}+/gu;

/** More words than this are not set side by side: the whole is then shown as replaced. Time grows with the square of it. */
const mostEdits = 600;

/**
 * What changed from one text to the other, word by word; `lang` (BCP 47) says what a word is, also where none is set
 * apart by spaces (Thai, Khmer, Lao, Burmese, Chinese). Same and removed together are the old text to the letter, same
 * and added the new one: words and the spaces between them are compared alike.
 */
export function wordChanges(before: string, after: string, lang: string): Stretch[] {
  if (before === after) return before === "" ? [] : [{ text: before, kind: "same" }];
  const changes = diffArrays(wordsOf(before, lang), wordsOf(after, lang), { maxEditLength: mostEdits });
  if (!changes) return replaced(before, after);
  return changes.map(({ value, added, removed }) => ({
    text: value.join(""),
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

function replaced(before: string, after: string): Stretch[] {
  const both: Stretch[] = [
    { text: before, kind: "removed" },
    { text: after, kind: "added" },
  ];
  return both.filter(({ text }) => text !== "");
}

function wordsOf(text: string, lang: string): string[] {
  if (!needsSegmenter.test(text)) return text.match(spaced) ?? [];
  return Array.from(segmenterFor(lang).segment(text), ({ segment }) => segment);
}
