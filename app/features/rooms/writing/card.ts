/** A paragraph of a document as it stood when it was quoted: a version never changes, so it stands so still. */
export interface ParagraphCard {
  readonly kind: "paragraph";
  /** Slug. */
  readonly document: string;
  readonly version: number;
  /** Permanent id of the section or paragraph. */
  readonly paragraph: string;
  /** Its number in that version: "5.3". */
  readonly number: string;
  /** The document's title, and its language (BCP 47). */
  readonly title: string;
  readonly titleLang: string;
  /** What it says, at most `cardLimit` characters, and in which language. */
  readonly text: string;
  readonly lang: string;
}

/** The class of a paragraph of a message that says no more than the cards below it. */
export const carded = "carded";

/** At most so many cards hang on a message; further links have titles. */
export const cardsAtMost = 3;
const cardLimit = 500;

/** The text as a card shows it: whole, or cut at a word with dots for the rest; `limit` in characters. */
export function cardText(text: string, limit = cardLimit): string {
  const whole = text.replace(/\s+/gu, " ").trim();
  if (whole.length <= limit) return whole;
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(whole.slice(0, limit));
  const last = [...segments].at(-1)?.index ?? limit;
  return `${whole.slice(0, last).trimEnd()}\u00a0…`;
}
