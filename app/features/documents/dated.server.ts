import { formatsFor, type Formats } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Said } from "./shown.ts";

/** A date as the reader's language writes it. Tetum borrows its dates from Portuguese: they then say so. */
export function dated({ lang }: Texts, write: (formats: Formats) => string): Said {
  const formats = formatsFor(lang);
  return { text: write(formats), lang: formats.lang === lang ? undefined : formats.lang };
}
