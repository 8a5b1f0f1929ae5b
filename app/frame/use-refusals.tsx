import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatsFor } from "#app/language/formats.ts";
import { inWords } from "#app/language/in-words.ts";
import type { TextValues } from "#app/language/texts.ts";
import { usePageTexts, textsOf, type T } from "#app/language/use-texts.tsx";
import type { Frame } from "./site-frame.tsx";

/**
 * The sentences of refusals, of the part `errors` unless said: as `useTexts`, with moments and waits in the reader's language
 * and zone. Browsers may name zones differently than the server did: what it wrote stays.
 */
export function useRefusals(part = "errors"): T {
  const texts = usePageTexts();
  const zone = useRouteLoaderData<Frame>("root")?.zone ?? "UTC";
  const t = textsOf(texts, part);
  const worded = (key: string, values: TextValues = {}) =>
    inWords(values, formatsFor(t.lang(key, values) ?? texts.lang), zone);
  const node = (key: string, values?: TextValues): ReactNode =>
    values?.["until"] ? (
      <span lang={t.lang(key, values)} suppressHydrationWarning>
        {t.plain(key, worded(key, values))}
      </span>
    ) : (
      t(key, values && worded(key, values))
    );
  return Object.assign(node, {
    plain: (key: string, values?: TextValues) => t.plain(key, values && worded(key, values)),
    lang: (key: string, values?: TextValues) => t.lang(key, values),
  });
}
