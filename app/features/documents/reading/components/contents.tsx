import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownNode } from "../../shown.ts";
import { nest, type Branch } from "../blocks.ts";

interface ContentsProps {
  readonly nodes: readonly ShownNode[];
  /** The language of the headings. */
  readonly lang: string;
}

/** The sections and their subsections as links: at the side of the text on a desk, folded above it elsewhere. */
export function Contents({ nodes, lang }: ContentsProps) {
  const t = useTexts("documents");
  const sections = nest(nodes.filter(({ kind }) => kind === "section"));
  if (sections.length === 0) return null;
  return (
    <>
      <nav className="document-contents" aria-label={t.plain("contents")}>
        <p className="small">
          <strong>{t("contents")}</strong>
        </p>
        <Sections sections={sections} lang={lang} />
      </nav>
      <details className="document-contents-folded">
        <summary>{t("contents")}</summary>
        <Sections sections={sections} lang={lang} />
      </details>
    </>
  );
}

interface SectionsProps {
  readonly sections: readonly Branch<ShownNode>[];
  readonly lang?: string;
}

function Sections({ sections, lang }: SectionsProps) {
  return (
    <ol lang={lang}>
      {sections.map(({ node: { id, number, depth, passages }, below }) => (
        <li key={id}>
          <a href={`#${id}`}>
            {number}
            {depth === 1 && "."} {passages[0]?.text}
          </a>
          {below.length > 0 && <Sections sections={below} />}
        </li>
      ))}
    </ol>
  );
}
