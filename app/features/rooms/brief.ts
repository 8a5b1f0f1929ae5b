import { excerptOf } from "./writing/excerpt.ts";
import { byFrom, type By, type ByRow } from "./room-event.ts";
import type { Timeline } from "./timeline.ts";

/** A message in brief: who wrote it, and its first words. */
export interface Brief {
  readonly n: number;
  readonly by: By;
  readonly words: string;
  /** The language of the words; null where it is not known. */
  readonly lang: string | null;
}

/** A message in brief as a query gives it, with the mandate under which it was written. */
export interface BriefRow extends ByRow {
  readonly n: number;
  readonly words: string;
  /** The language of the words; null where it is not known. */
  readonly lang: string | null;
}

/** How many characters of a message stand for it. */
const wordsAtMost = 60;

/** Each message in brief, from its row. */
export function briefsFrom(rows: readonly BriefRow[] | null | undefined): Brief[] {
  return (rows ?? []).map((row) => ({
    n: row.n,
    by: byFrom(row),
    words: excerptOf(row.words, wordsAtMost),
    lang: row.lang,
  }));
}

/** Message `n` in brief: as it is known now, else as the page had it; null where it is deleted, hidden or not known. */
export function briefIn(
  { posted, now }: Pick<Timeline, "posted" | "now">,
  ofPage: readonly Brief[],
  n: number,
): Brief | null {
  const brief = ofPage.find((one) => one.n === n);
  const by = posted.get(n)?.by ?? brief?.by;
  const known = now.get(n);
  const words = known ? known.body : (brief?.words ?? null);
  const lang = (known ?? brief)?.lang ?? null;
  return by && words !== null ? { n, by, words: excerptOf(words, wordsAtMost), lang } : null;
}
