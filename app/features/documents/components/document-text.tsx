import { Fragment, type ReactNode } from "react";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { markQuotes } from "../comments/quotes.ts";
import type { ShownDocument, ShownNode } from "../shown.ts";
import { documentAddress } from "./document-address.ts";

interface DocumentTextProps {
  readonly page: ShownDocument;
  /** What stands beside the chosen paragraph, and on a phone right below it. */
  readonly children: ReactNode;
}

/** The numbered sections and paragraphs, with contents at their side; what belongs to the chosen paragraph follows it. */
export function DocumentText({ page, children }: DocumentTextProps) {
  const t = useTexts("documents");
  const classes = [
    "document",
    page.beside ? "document-beside" : "document-alone",
    page.seesComments ? "document-with-comments" : "",
  ];
  const contents = <Contents nodes={page.nodes} lang={page.lang} />;
  return (
    <div className={classes.join(" ").trim()}>
      <nav className="document-contents" aria-label={t.plain("contents")}>
        <p className="small">
          <strong>{t("contents")}</strong>
        </p>
        {contents}
      </nav>
      <details className="document-contents-folded">
        <summary>{t("contents")}</summary>
        {contents}
      </details>
      <div className="document-text">
        {!page.chosen && children}
        {page.nodes.map((node) => (
          <Fragment key={node.id}>
            {node.kind === "section" ? <Section node={node} /> : <Paragraph node={node} page={page} />}
            {page.chosen?.id === node.id && children}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function Contents({ nodes, lang }: { readonly nodes: readonly ShownNode[]; readonly lang: string }) {
  return (
    <ol lang={lang}>
      {nodes
        .filter(({ kind, depth }) => kind === "section" && depth === 1)
        .map(({ id, number, passages: [heading] }) => (
          <li key={id}>
            <a href={`#${id}`}>
              {number}. {heading?.text}
            </a>
          </li>
        ))}
    </ol>
  );
}

function Section({ node }: { readonly node: ShownNode }) {
  const Heading = node.depth === 1 ? "h2" : node.depth === 2 ? "h3" : "h4";
  return (
    <div className="document-section" id={node.id}>
      <span className="document-number" aria-hidden="true" lang={node.passages[0]?.lang}>
        {node.number}
      </span>
      <div className="document-passages">
        {node.passages.map(({ lang, text }) => (
          <Heading key={lang} lang={lang}>
            <VisuallyHidden>{node.number}. </VisuallyHidden>
            {text}
          </Heading>
        ))}
      </div>
    </div>
  );
}

interface ParagraphProps {
  readonly node: ShownNode;
  readonly page: ShownDocument;
}

function Paragraph({ node, page }: ParagraphProps) {
  const chosen = page.chosen?.id === node.id ? page.chosen : null;
  const quotes = (chosen?.comments ?? []).flatMap(({ quote }) => (quote === null ? [] : [quote]));
  return (
    <div className={chosen ? "document-paragraph document-chosen" : "document-paragraph"} id={node.id}>
      <a className="document-number" href={`#${node.id}`} lang={node.passages[0]?.lang}>
        {node.number}
      </a>
      <div className="document-passages">
        {node.passages.map(({ lang, text }) => (
          <p key={lang} lang={lang}>
            <Quoted text={text} quotes={quotes} />
          </p>
        ))}
      </div>
      <CountLink node={node} page={page} />
    </div>
  );
}

function Quoted({ text, quotes }: { readonly text: string; readonly quotes: readonly string[] }) {
  if (quotes.length === 0) return <>{text}</>;
  return (
    <>
      {markQuotes(text, quotes).map((stretch, index) =>
        stretch.isQuoted ? (
          <mark key={index}>{stretch.text}</mark>
        ) : (
          <Fragment key={index}>{stretch.text}</Fragment>
        ),
      )}
    </>
  );
}

/** How many comments a paragraph has, as the way to them; a plus sign where the first may be made. */
function CountLink({ node, page }: ParagraphProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  if (!page.seesComments || (node.count === 0 && !page.mayComment)) return null;
  const values = { count: node.count, number: node.number };
  const href = documentAddress(lang, page, { paragraph: node.id, place: "comments" });
  const isChosen = page.chosen?.id === node.id;
  return (
    <a className="document-count" href={href} aria-current={isChosen ? "true" : undefined}>
      <span aria-hidden="true">{node.count === 0 ? "+" : node.count}</span>
      <VisuallyHidden>{node.count === 0 ? t("commentOn", values) : t("countLabel", values)}</VisuallyHidden>
    </a>
  );
}
