import { changesNothing, findPassage } from "../../comments/amendments.ts";
import type { Fields } from "../../comments/components/typed-fields.ts";
import type { Passage } from "../../shown.ts";

/** Words that were chosen in a paragraph's text. */
export interface ChosenPassage {
  readonly quote: string;
  /** The language in which they stand there (BCP 47). */
  readonly lang: string;
}

/** The passage that the step to this page brought along, if it did. */
export function passageIn(state: unknown): ChosenPassage | null {
  const given = (typeof state === "object" && state !== null ? state : {}) as Partial<
    Record<string, unknown>
  >;
  const { quote, lang } = given;
  return typeof quote === "string" && typeof lang === "string" ? { quote, lang } : null;
}

/** The form's fields with another passage; what was proposed stays where it says something else than the passage before. */
export function withPassage(fields: Fields, passage: ChosenPassage, texts: readonly Passage[]): Fields {
  const { proposed, ...others } = fields;
  const before = findPassage(texts, fields["quote"] ?? "", fields["passageLang"]);
  const isTouched = proposed !== undefined && !(before && changesNothing(before.text, proposed));
  const { quote, lang } = passage;
  return { ...others, quote, passageLang: lang, ...(isTouched ? { proposed } : {}) };
}
