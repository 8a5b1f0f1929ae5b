import { amendedText, type Amendment } from "./amended.ts";

export interface PuttingIn extends Amendment {
  readonly kind: string;
  readonly type: string;
  /** BCP 47: of the words it is about, and of the text that decides. */
  readonly lang: string;
  readonly authoritativeLang: string;
  /** The paragraph in that language in the version commented on, and in the draft; null where it has none. */
  readonly formerText: string | null;
  readonly draftText: string | null;
}

/**
 * The draft's text with the amendment in it, where one click may put it there: the paragraph reads in the draft to the letter
 * as it was commented on. Null where a person is to look at both: also for an amendment of a translation, other than of how
 * something is translated, which the text that decides would not follow.
 */
export function textByClick(amendment: PuttingIn): string | null {
  const { type, lang, authoritativeLang, formerText, draftText, kind } = amendment;
  if (draftText === null || draftText !== formerText) return null;
  if (lang !== authoritativeLang && type !== "translation") return null;
  return amendedText(draftText, kind, amendment);
}
