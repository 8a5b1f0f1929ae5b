import type { ReactNode } from "react";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import { CountLink } from "./count-link.tsx";
import type { NodeProps } from "./node-props.ts";
import { Passages } from "./passages.tsx";

/** A numbered heading, in each language shown. */
export function Section({ node, page }: NodeProps) {
  const Heading = node.depth === 1 ? "h2" : node.depth === 2 ? "h3" : "h4";
  return (
    <div className={classOf("document-section", { node, page })} id={node.id}>
      <NumberLink node={node} page={page} />
      <div className="document-passages">
        {node.passages.map(({ lang, text }) => (
          <Heading key={lang} lang={lang}>
            <VisuallyHidden>{node.number}. </VisuallyHidden>
            {text}
          </Heading>
        ))}
      </div>
      <CountLink node={node} page={page} />
    </div>
  );
}

/** A paragraph, a table or a note, in each language shown. */
export function Paragraph({ node, page }: NodeProps) {
  const className = classOf("document-paragraph", { node, page });
  const role = node.kind === "note" ? { role: "note" } : {};
  return (
    <div className={node.kind === "note" ? `${className} document-note` : className} id={node.id} {...role}>
      <NodeParts node={node} page={page} />
    </div>
  );
}

/** An item of a list, with the list below it. */
export function Item({ node, page, children }: NodeProps & { readonly children: ReactNode }) {
  return (
    <li>
      <div className={classOf("document-paragraph", { node, page })} id={node.id}>
        <NodeParts node={node} page={page} />
      </div>
      {children}
    </li>
  );
}

function NodeParts({ node, page }: NodeProps) {
  const chosen = page.chosen?.id === node.id ? page.chosen : null;
  const quotes = (chosen?.comments ?? []).flatMap(({ quote }) => (quote === null ? [] : [quote]));
  return (
    <>
      <NumberLink node={node} page={page} />
      <Passages node={node} quotes={quotes} />
      <CountLink node={node} page={page} />
    </>
  );
}

/** The number by place, small below it the one counted through, both as the permanent link: it names the id, which stays when numbers change. */
function NumberLink({ node, page }: NodeProps) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  const href = documentAddress(lang, page, { place: node.id });
  return (
    <a className="document-number" href={href} lang={node.passages[0]?.lang}>
      <VisuallyHidden>
        <span lang={lang}>{t("permalink")} </span>
      </VisuallyHidden>
      {node.number}
      {node.run !== null && (
        <>
          {" "}
          <span className="document-run">¶ {node.run}</span>
        </>
      )}
    </a>
  );
}

function classOf(name: string, { node, page }: NodeProps): string {
  return page.chosen?.id === node.id ? `${name} document-chosen` : name;
}
