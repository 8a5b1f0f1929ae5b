import { createContext, useContext, type ReactNode } from "react";
import { formatsFor, type Formats } from "./formats.ts";
import type { Lang } from "./languages.ts";
import type { Texts, TextValues } from "./texts.ts";

const TextsContext = createContext<Texts | null>(null);

/** Gives the page's texts to every component below. */
export const TextsProvider = TextsContext.Provider;

/** The page's texts themselves; throws outside a provider. */
export function usePageTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("no texts: the page is not inside a TextsProvider");
  return texts;
}

/** The numbers, dates and names of the page's language. */
export function useFormats(): Formats {
  return formatsFor(usePageTexts().lang);
}

export interface T {
  /** The text as a node: where it fell back to English, inside a span that says so. */
  (key: string, values?: TextValues): ReactNode;
  /** The text as a string, for attributes and titles. */
  plain(key: string, values?: TextValues): string;
  /** `en` where the text fell back to English, else undefined: the `lang` of an option or a title. What is counted needs its `values`. */
  lang(key: string, values?: TextValues): Lang | undefined;
}

/** The texts of one part in the page's language: `const t = useTexts("cities")`. */
export function useTexts(part: string): T {
  return textsOf(usePageTexts(), part);
}

/** As `useTexts`, outside of React's hooks. */
export function textsOf(texts: Texts, part: string): T {
  const t = (key: string, values?: TextValues): ReactNode => {
    const { text, lang } = texts.find(part, key, values);
    return lang === texts.lang ? text : <span lang={lang}>{text}</span>;
  };
  return Object.assign(t, {
    plain: (key: string, values?: TextValues) => texts.find(part, key, values).text,
    lang: (key: string, values?: TextValues) => {
      const { lang } = texts.find(part, key, values);
      return lang === texts.lang ? undefined : lang;
    },
  });
}
