import { formatsFor, type Formats } from "#app/language/formats.ts";
import type { Texts, TextValues } from "#app/language/texts.ts";
import type { Word } from "../../exports/exported.ts";
import { numbersByDepth } from "../../numbering.ts";
import type { AdoptionRecord } from "../record.ts";

/** How a paper speaks: its own sentences, words of other parts, dates and names, each with the language it is in. */
export interface Speaking {
  /** A sentence of locales/<lang>/adoption-paper.json; what it names is written as its language writes it. */
  readonly say: (key: string, values?: (formats: Formats) => TextValues) => Word;
  /** A word of another part's file. */
  readonly word: (part: string, key: string) => Word;
  /** What the language itself writes: a date, a country. */
  readonly write: (as: (formats: Formats) => string) => Word;
  /** "1 December 2026 at 09:00 UTC" */
  readonly moment: (at: string) => Word;
  /** The same with the moment as ISO 8601 has it, to the millisecond. */
  readonly exactly: (at: string) => Word;
  /** "2.1 (op-2-1)": a node's number in the adopted text where it stands there, and its permanent id. */
  readonly place: (node: string) => string;
}

/** How a paper about this record speaks in the language of these texts. */
export function speakingIn(texts: Texts, record: AdoptionRecord): Speaking {
  const numbers = numbersByDepth(record.texts.find((text) => text.isAuthoritative)?.nodes ?? []);
  const own = formatsFor(texts.lang);
  const say: Speaking["say"] = (key, values) => {
    const said = texts.find("adoption-paper", key, values?.(own));
    if (said.lang === own.lang) return said;
    return texts.find("adoption-paper", key, values?.(formatsFor(said.lang)));
  };
  return {
    say,
    word: (part, key) => texts.find(part, key),
    write: (as) => ({ text: as(own), lang: own.lang }),
    moment: (at) => say("moment", ({ dateTime }) => ({ at: dateTime(new Date(at)) })),
    place: (node) => (numbers.has(node) ? `${numbers.get(node) ?? ""} (${node})` : node),
    exactly: (at) => say("exactly", ({ dateTime }) => ({ at: dateTime(new Date(at)), iso: at })),
  };
}
