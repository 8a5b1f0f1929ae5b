import type { ReactNode } from "react";
import { formatsFor, type Formats } from "./formats.ts";
import { usePageTexts, useTexts } from "./use-texts.tsx";

/** The text of a key or, where the page's language lacks it, the glossary's term, which every language has. */
export function useTextOrTerm(part: string): (key: string, term: string) => ReactNode {
  const t = useTexts(part);
  const terms = useTexts("terms");
  return (key, term) => (t.lang(key) && !terms.lang(term) ? terms(term) : t(key));
}

/** The formats for the values of a text, in the language it stands in: English where it fell back. */
export function useTextFormats(part: string): (key: string) => Formats {
  const t = useTexts(part);
  const { lang } = usePageTexts();
  return (key) => formatsFor(t.lang(key) ?? lang);
}
