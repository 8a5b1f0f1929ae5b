import type { ReactNode } from "react";
import { useTexts } from "./use-texts.tsx";

/** The text of a key or, where the page's language lacks it, the glossary's term, which every language has. */
export function useTextOrTerm(part: string): (key: string, term: string) => ReactNode {
  const t = useTexts(part);
  const terms = useTexts("terms");
  return (key, term) => (t.lang(key) && !terms.lang(term) ? terms(term) : t(key));
}
