import { formatsFor, type Formats } from "./formats.ts";
import { usePageTexts, useTexts, type T } from "./use-texts.tsx";

/** The formats of the language the text `key` is in, for the dates and names inside it: English where it fell back. */
export function useFormatsIn(t: T, key: string): Formats {
  const { lang } = usePageTexts();
  return formatsFor(t.lang(key) ?? lang);
}

interface TextOrTermProps {
  readonly part: string;
  readonly text: string;
  /** Id of the glossary's term that comes nearest. */
  readonly term: string;
}

/** The text of a part, or the glossary's term where the page's language has no text of its own yet. */
export function TextOrTerm({ part, text, term }: TextOrTermProps) {
  const t = useTexts(part);
  const terms = useTexts("terms");
  return <>{t.lang(text) ? terms(term) : t(text)}</>;
}
