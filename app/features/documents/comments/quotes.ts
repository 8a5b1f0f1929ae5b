export interface Stretch {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Where the quote stands in the text, from and until (UTF-16 units), however either breaks its lines and spaces; null where it does not. */
export function findQuote(text: string, quote: string): readonly [number, number] | null {
  const words = quote.normalize("NFC").trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = new RegExp(pattern, "u").exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

/** The text in stretches, quoted by one of the quotes or not; what two quotes share is marked once. */
export function markQuotes(text: string, quotes: readonly string[]): Stretch[] {
  const places = quotes
    .flatMap((quote) => {
      const place = findQuote(text, quote);
      return place ? [place] : [];
    })
    .sort(([one], [other]) => one - other);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [from, until] of places) {
    if (until <= at) continue;
    if (from > at) stretches.push({ text: text.slice(at, from), isQuoted: false });
    stretches.push({ text: text.slice(Math.max(from, at), until), isQuoted: true });
    at = until;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isQuoted: false });
  return stretches;
}
