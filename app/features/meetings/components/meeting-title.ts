import type { T } from "#app/language/use-texts.tsx";
import { ordinalForm, type OrdinalForm } from "../ordinal.ts";

interface Named {
  readonly kind: string;
  readonly number: number | null;
  readonly title: string;
}

/** The form of `number` in the language that the text `key` is in: on a page in `lang` it may have fallen back to English. */
export function countingForm(t: T, lang: string, key: string, number: number): OrdinalForm {
  return ordinalForm(t.lang(key) ?? lang, number);
}

/** "4th annual meeting" as plain text, in the page's language `lang`; an event's own title. */
export function meetingTitle(t: T, lang: string, { kind, number, title }: Named): string {
  if (kind !== "annual-meeting" || number === null) return title;
  return t.plain(`annual.${countingForm(t, lang, "annual.other", number)}`, { number });
}
