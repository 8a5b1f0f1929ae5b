import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts } from "#app/language/use-texts.tsx";
import type { ParagraphCard } from "../card.ts";

/** The paragraphs that a message quotes, below its words: each with its document, its number and what it says, in its own language. */
export function MessageCards({ cards }: { readonly cards: readonly ParagraphCard[] }) {
  const paths = pathsOf(usePageTexts().lang);
  return (
    <>
      {cards.map(({ document, version, paragraph, number, title, titleLang, text, lang }) => (
        <figure
          key={`${document} ${String(version)} ${paragraph}`}
          className="my-2 max-w-measure rounded-e-md border-s-4 border-river bg-mist px-4 py-2 text-s"
        >
          <figcaption>
            <a
              className="inline-block py-1"
              href={`${paths.documentVersion(document, version)}#${paragraph}`}
              lang={titleLang}
            >
              {title}, {number}
            </a>
          </figcaption>
          <blockquote className="soft" lang={lang} dir="auto">
            {text}
          </blockquote>
        </figure>
      ))}
    </>
  );
}
