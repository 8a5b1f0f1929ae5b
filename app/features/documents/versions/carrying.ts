import { findQuote } from "../comments/quotes.ts";
import { contextOf, type Anchor } from "./anchors.ts";

/** A comment on its way to a new version, with the last place at which it stood. */
export interface Carried {
  readonly commentId: string;
  /** The state of its place in the version before. */
  readonly state: string;
  /** Null for the whole document. */
  readonly nodeId: string | null;
  readonly quote: string | null;
  /** What stood around the quote where it was made. */
  readonly beforeQuote: string | null;
  readonly afterQuote: string | null;
  /** The language of the passage, and of the comment (BCP 47). */
  readonly passageLang: string | null;
  readonly lang: string;
}

/** What is read of a node in each of its languages. */
export type Texts = ReadonlyMap<string, string>;

/** The language whose text says whether the place is unchanged: the passage's, the comment's, else the authoritative one; null where the node has none of them. */
export function langOf(carried: Pick<Carried, "passageLang" | "lang">, texts: Texts, authoritative: string) {
  const wanted = [carried.passageLang, carried.lang, authoritative];
  return wanted.find((lang) => lang !== null && texts.has(lang)) ?? null;
}

/**
 * What becomes of a comment's place in a new version (product.md: carried only where the paragraph is unchanged). A
 * comment on the whole document goes along. What a person has left without a place stays so.
 */
export function decideCarrying(
  carried: Carried,
  was: Texts | undefined,
  is: Texts | undefined,
  authoritative: string,
): "carried" | "waiting" | "left" {
  if (carried.state === "left") return "left";
  if (carried.nodeId === null) return "carried";
  if (!was || !is) return "waiting";
  const lang = langOf(carried, was, authoritative);
  return lang !== null && is.get(lang) === was.get(lang) ? "carried" : "waiting";
}

/** What of the old text a suggestion is made from: the quote with what stood around it, there or where the comment was made. */
export function anchorOf(carried: Carried & { readonly nodeId: string }, text: string): Anchor {
  const { nodeId, quote } = carried;
  if (quote === null) return { nodeId, text, quote, before: "", after: "" };
  const [before, after] = [carried.beforeQuote ?? "", carried.afterQuote ?? ""];
  if (text.includes(`${before}${quote}${after}`)) return { nodeId, text, quote, before, after };
  const range = findQuote(text, quote);
  return { nodeId, text, quote, ...(range ? contextOf(text, range) : { before, after }) };
}
