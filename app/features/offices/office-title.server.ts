import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import type { NamedOffice } from "./office.ts";

/** The office as plain text, for a page's title: "CSCO, Da Nang". */
export function officeTitle(texts: Texts, { kind, name, country, term }: NamedOffice): string {
  const t = textsOf(texts, "accounts");
  const body = name ?? (country === null ? t.plain("network") : formatsFor(texts.lang).country(country));
  return [t.plain(`office.${kind}`), body, term].filter(Boolean).join(", ");
}
