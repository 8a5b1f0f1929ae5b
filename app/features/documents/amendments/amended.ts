import { findQuote, markPlaces } from "../comments/quotes.ts";
import { parseMarkup, plainOf, writeMarkup, type Run } from "../markup.ts";
import { nodeLimit } from "../schema.ts";

/** What an amendment says of a paragraph. */
export interface Amendment {
  /** The words it is about; null for the whole paragraph. */
  readonly quote: string | null;
  /** What they should say. */
  readonly proposed: string;
}

/**
 * The text of a node as it is written down with the amendment in place of its words, marks around them kept. Null where that
 * cannot be done without a person: the words stand there not at all or more than once, marks begin or end within them, a
 * heading would get lines or a table cells, or the text would be too long.
 */
export function amendedText(text: string, kind: string, { quote, proposed }: Amendment): string | null {
  if (!fitsInto(kind, proposed)) return null;
  const runs = parseMarkup(text);
  const plain = plainOf(text);
  const place = quote === null ? ([0, plain.length] as const) : findQuote(plain, quote);
  if (!place || (quote !== null && findQuote(plain.slice(place[0] + 1), quote))) return null;
  const stretches = markPlaces(runs, [place]);
  if (stretches.filter(({ isQuoted }) => isQuoted).length !== 1) return null;
  const amended = stretches.map(({ isQuoted, ...run }) => (isQuoted ? { ...run, text: proposed } : run));
  const written = writeMarkup(amended);
  const isKept = looksOf(parseMarkup(written)) === looksOf(amended);
  return isKept && Array.from(written).length <= nodeLimit ? written : null;
}

function fitsInto(kind: string, proposed: string): boolean {
  if (kind === "table") return !/[|\n]/.test(proposed);
  return kind !== "section" || !proposed.includes("\n");
}

/** Every sign with how it looks, spaces apart. */
function looksOf(runs: readonly Run[]): string {
  return runs
    .flatMap(({ text, isStrong, isEmphasised, href }) =>
      Array.from(text.replace(/\s/gu, ""), (sign) => `${sign}${isStrong}${isEmphasised}${href ?? ""}`),
    )
    .join("");
}
