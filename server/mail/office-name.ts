import type { EncodedValue } from "#app/features/access/letter-values.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";

/** "CSCO, Da Nang", as pages write it. */
export function officeName(texts: Texts, office: Extract<EncodedValue, { country: string | null }>): string {
  const { kind, capacity, name, country } = office;
  const key = capacity === "head" || kind === "secretariat" ? `office.${kind}` : `capacity.${capacity}`;
  const body =
    name ??
    (country === null ? texts.find("accounts", "network").text : formatsFor(texts.lang).country(country));
  return `${texts.find("accounts", key).text}, ${body}`;
}
