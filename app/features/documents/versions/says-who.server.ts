import { formatsFor, type Formats } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Said } from "../shown.ts";
import type { ShownSaying } from "./shown-places.ts";

interface SaidRow extends Omit<ShownSaying, "country" | "when"> {
  readonly countryCode: string | null;
}

/** "2 days ago" in the page's language; Tetum borrows its dates from Portuguese and then says so. */
export function ago({ lang }: Texts, at: Date, now: Date): Said {
  const formats = formatsFor(lang);
  return { text: formats.relative(at, now), lang: formats.lang === lang ? undefined : formats.lang };
}

/** A date in the page's language. */
export function dated({ lang }: Texts, write: (formats: Formats) => string): Said {
  const formats = formatsFor(lang);
  return { text: write(formats), lang: formats.lang === lang ? undefined : formats.lang };
}

/** Who said a comment and when, as a list shows it: the country by its name. */
export function sayingOf(texts: Texts, row: SaidRow, now: Date): ShownSaying {
  const { id, type, lang, body, createdAt, kind, capacity, authorName, city, organisation } = row;
  const country = row.countryCode === null ? null : formatsFor(texts.lang).country(row.countryCode);
  return {
    ...{ id, type, lang, body, createdAt, kind, capacity, authorName, city, organisation, country },
    when: ago(texts, createdAt, now),
  };
}
