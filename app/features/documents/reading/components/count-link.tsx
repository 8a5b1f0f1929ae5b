import { Link } from "@remix-run/react";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import type { NodeProps } from "./node-props.ts";

/** How many comments a section or paragraph has, as the way to them; a plus sign where the first may be made. */
export function CountLink({ node, page }: NodeProps) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  if (!page.seesComments || (node.count === 0 && !page.mayComment)) return null;
  const values = { count: node.count, place: t.plain(`placeIn.${node.kind}`, { number: node.number }) };
  const isChosen = page.chosen?.id === node.id;
  return (
    <Link
      className="document-count"
      to={documentAddress(lang, page, { paragraph: node.id, place: "comments" })}
      preventScrollReset
      aria-current={isChosen ? "true" : undefined}
    >
      <span aria-hidden="true">{node.count === 0 ? "+" : node.count}</span>
      <VisuallyHidden>{node.count === 0 ? t("commentOn", values) : t("countLabel", values)}</VisuallyHidden>
    </Link>
  );
}
