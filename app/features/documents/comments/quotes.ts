import type { Run } from "../markup.ts";

/** From and until, in UTF-16 units of the text that is read. */
export type Place = readonly [number, number];

export interface Stretch extends Run {
  readonly isQuoted: boolean;
}

/** Where the quote stands in the text, however either breaks its lines and spaces; null where it does not. */
export function findQuote(text: string, quote: string): Place | null {
  const words = quote.normalize("NFC").trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = new RegExp(pattern, "u").exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

/** Where the quotes stand, in order; what two of them share belongs to the first. */
export function placesOf(text: string, quotes: readonly string[]): Place[] {
  const found = quotes
    .flatMap((quote) => {
      const place = findQuote(text, quote);
      return place ? [place] : [];
    })
    .sort(([one], [other]) => one - other);
  const places: Place[] = [];
  for (const [from, until] of found) {
    const taken = places.at(-1)?.[1] ?? 0;
    if (until > taken) places.push([Math.max(from, taken), until]);
  }
  return places;
}

/** The runs in stretches that look alike and are quoted or not; `from` is where the first run begins in the text of the places. */
export function markPlaces(runs: readonly Run[], places: readonly Place[], from = 0): Stretch[] {
  let at = from;
  return runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    return cut(run, start, places);
  });
}

function cut(run: Run, start: number, places: readonly Place[]): Stretch[] {
  const end = start + run.text.length;
  const stretches: Stretch[] = [];
  let at = start;
  const take = (until: number, isQuoted: boolean) => {
    if (until > at) stretches.push({ ...run, text: run.text.slice(at - start, until - start), isQuoted });
    at = Math.max(at, until);
  };
  for (const [from, until] of places) {
    if (until <= start || from >= end) continue;
    take(Math.min(from, end), false);
    take(Math.min(until, end), true);
  }
  take(end, false);
  return stretches;
}
