import search from "approx-string-match";
import { findQuote } from "../comments/quotes.ts";
import { heldIn, likeness, pairsOf, type Pairs } from "./likeness.ts";

/** A paragraph of the new version in the comment's language, in reading order. */
export interface Passage {
  readonly nodeId: string;
  readonly text: string;
}

/** What a comment holds of its place: the paragraph as it read then, and the exact words with what stood around them. */
export interface Anchor {
  readonly nodeId: string;
  readonly text: string;
  /** Null where the comment is on the whole paragraph. */
  readonly quote: string | null;
  /** What stood before and after the quote: it tells repeated phrases apart. */
  readonly before: string;
  readonly after: string;
}

export interface Place {
  readonly nodeId: string;
  /** UTF-16 units in the paragraph; null for the whole of it. */
  readonly range: readonly [from: number, until: number] | null;
}

export type Placing =
  /** The paragraph reads as it did: the comment stays at it. */
  | { readonly kind: "carried" }
  /** A person has to confirm; `suggestion` is where it may belong now, if anywhere. */
  | { readonly kind: "unsure"; readonly suggestion: Place | null };

/** How much of a quote may read otherwise, and how alike two paragraphs are at least, for a suggestion. */
const tolerance = 0.3;
const alike = 0.7;
/** Shorter quotes must be found word for word: of "2025" a third may be another year. */
const shortest = 12;
/** A reworded quote is looked for in so many paragraphs at most, each with so much of its pairs of letters at least. */
const mostSearched = 5;
const leastHeld = 0.4;
/** A quote of more than twice this length is looked for by its ends, in UTF-16 units. */
const endLength = 128;
/** How much of the text around a quote is held, in UTF-16 units. */
const contextLength = 32;

/** The words around a range of a text, as a comment holds them. */
export function contextOf(text: string, [from, until]: readonly [number, number]) {
  return {
    before: text.slice(Math.max(0, from - contextLength), from),
    after: text.slice(until, until + contextLength),
  };
}

/**
 * Where a comment stands in a new version (product.md: carried only where the paragraph is unchanged). Everything else
 * is a suggestion for a person: no look-alike is ever accepted by itself.
 */
export function decidePlacing(anchor: Anchor, passages: readonly Passage[]): Placing {
  const same = passages.find(({ nodeId }) => nodeId === anchor.nodeId);
  if (same?.text === anchor.text) return { kind: "carried" };
  const quoted = anchor.quote === null ? null : suggestQuote(anchor, anchor.quote, passages);
  return { kind: "unsure", suggestion: quoted ?? suggestParagraph(anchor, passages) };
}

/** The paragraph of the same id, unless another is far more like the old one; without it the most alike, if any is. */
function suggestParagraph(anchor: Anchor, passages: readonly Passage[]): Place | null {
  const old = pairsOf(anchor.text);
  const rated = passages.map((passage) => ({
    nodeId: passage.nodeId,
    likeness: likeness(old, pairsIn(passage)),
  }));
  const best = rated.reduce<(typeof rated)[number] | null>(
    (best, one) => (best && best.likeness >= one.likeness ? best : one),
    null,
  );
  const same = rated.find(({ nodeId }) => nodeId === anchor.nodeId);
  if (same && (!best || best.likeness < alike || same.likeness >= best.likeness / 2))
    return { nodeId: same.nodeId, range: null };
  return best && best.likeness >= alike ? { nodeId: best.nodeId, range: null } : null;
}

type Range = readonly [from: number, until: number];

/** The place whose words and surroundings are most like the quote's; of equals the same paragraph, then the first. */
function suggestQuote(anchor: Anchor, quote: string, passages: readonly Passage[]): Place | null {
  const [before, words, after] = [pairsOf(anchor.before), pairsOf(quote), pairsOf(anchor.after)];
  const likely = mayHold(anchor, words, passages);
  let best: { readonly place: Place; readonly score: number } | null = null;
  for (const { nodeId, text } of passages)
    for (const [start, end] of placesOf(quote, text, likely.has(nodeId))) {
      const now = contextOf(text, [start, end]);
      const around = likeness(before, pairsOf(now.before)) + likeness(after, pairsOf(now.after));
      const score =
        4 * likeness(words, pairsOf(text.slice(start, end))) + around + (nodeId === anchor.nodeId ? 0.5 : 0);
      if (!best || score > best.score) best = { place: { nodeId, range: [start, end] }, score };
    }
  return best?.place ?? null;
}

/** In which paragraphs a reworded quote is looked for: its own, and the few that have most of its pairs of letters. */
function mayHold(anchor: Anchor, words: Pairs, passages: readonly Passage[]): ReadonlySet<string> {
  const rated = passages
    .map((passage) => ({ nodeId: passage.nodeId, held: heldIn(pairsIn(passage), words) }))
    .filter(({ held }) => held >= leastHeld)
    .sort((one, other) => other.held - one.held)
    .slice(0, mostSearched);
  return new Set([anchor.nodeId, ...rated.map(({ nodeId }) => nodeId)]);
}

/** Every place where the text says the quote word for word, or else, where it may hold it, nearly. */
function placesOf(quote: string, text: string, isLikely: boolean): Range[] {
  const exact = exactPlaces(quote, text);
  if (exact.length > 0 || quote.length < shortest || !isLikely) return exact;
  return nearPlaces(quote, text)
    .map(([start, end]) => wholeWords(text, start, end))
    .filter(([start, end]) => end > start);
}

/** Of a long quote only its two ends are looked for: time grows with the length of the text times that of the quote. */
function nearPlaces(quote: string, text: string): Range[] {
  const near = (words: string) => search(text, words, Math.floor(words.length * tolerance));
  if (quote.length <= 2 * endLength) return near(quote).map(({ start, end }) => [start, end]);
  const [head] = near(quote.slice(0, endLength));
  const tail = near(quote.slice(-endLength)).find(({ end }) => head && end > head.start);
  return head && tail ? [[head.start, tail.end]] : [];
}

function exactPlaces(quote: string, text: string): Range[] {
  const places: Range[] = [];
  for (let at = 0; at < text.length;) {
    const found = findQuote(text.slice(at), quote);
    if (!found) break;
    const place = [at + found[0], at + found[1]] as const;
    const [start, end] = wholeWords(text, ...place);
    if (start === place[0] && end === place[1]) places.push(place);
    at = place[0] + 1;
  }
  return places;
}

/** Write-once: making a segmenter is dear. Its words for an unknown language are good for every script. */
const words = new Intl.Segmenter("en", { granularity: "word" });
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Scripts that set no spaces: a quote may begin or end inside what the segmenter takes for a word. */
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}]/u;

/** The range widened to whole words, or to whole letters with their marks in scripts that set no spaces. */
function wholeWords(text: string, start: number, end: number): readonly [number, number] {
  const segmenter = unspaced.test(text.slice(start, end)) ? letters : words;
  const segments = segmenter.segment(text);
  const first = segments.containing(start);
  const last = segments.containing(Math.max(start, end - 1));
  return [first?.index ?? start, last ? last.index + last.segment.length : end];
}

/** Write-once: the same paragraphs are asked for every comment. */
const known = new WeakMap<Passage, Pairs>();

function pairsIn(passage: Passage): Pairs {
  const pairs = known.get(passage) ?? pairsOf(passage.text);
  known.set(passage, pairs);
  return pairs;
}
