/** The forms an ordinal has in English: 1st, 2nd, 3rd, 4th. Other languages use some of them. */
export type OrdinalForm = "one" | "two" | "few" | "other";

const rules = new Map<string, Intl.PluralRules>();

/** Which form of the ordinal `number` has in the language `lang` (a BCP 47 tag). */
export function ordinalForm(lang: string, number: number): OrdinalForm {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang, { type: "ordinal" });
  rules.set(lang, known);
  const form = known.select(number);
  return form === "one" || form === "two" || form === "few" ? form : "other";
}
