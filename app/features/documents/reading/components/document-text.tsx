import { Fragment, useRef, type ReactNode } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownDocument } from "../../shown.ts";
import { blocksOf, endOf, nest, type Branch } from "../blocks.ts";
import { Contents } from "./contents.tsx";
import { ReadingKeys } from "./reading-keys.tsx";
import type { NodeProps } from "./node-props.ts";
import { Item, Paragraph, Section } from "./node.tsx";

interface DocumentTextProps {
  readonly page: ShownDocument;
  /** What stands beside the chosen paragraph, and on a phone right below it. */
  readonly children: ReactNode;
}

/** The numbered text with contents at its side; what belongs to the chosen section or paragraph follows it. */
export function DocumentText({ page, children }: DocumentTextProps) {
  const t = useTexts("reading");
  const text = useRef<HTMLDivElement>(null);
  const { nodes, chosen } = page;
  const classes = ["document", page.beside ? "document-beside" : "document-alone"];
  if (page.seesComments) classes.push("document-with-comments");
  return (
    <div className={classes.join(" ")}>
      <div className="document-side">
        <Contents nodes={nodes} lang={page.lang} />
        <ReadingKeys text={text} />
      </div>
      <div ref={text} className="document-text" role="region" aria-label={t.plain("text")} tabIndex={-1}>
        {!nodes.some(({ id }) => id === chosen?.id) && children}
        {blocksOf(nodes, chosen?.id ?? null).map((block) => (
          <Fragment key={endOf(block)}>
            {block.kind === "list" ? (
              <List items={nest(block.items)} page={page} />
            ) : block.node.kind === "section" ? (
              <Section node={block.node} page={page} />
            ) : (
              <Paragraph node={block.node} page={page} />
            )}
            {chosen && chosen.id === endOf(block) && children}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

interface ListProps {
  readonly items: readonly Branch<NodeProps["node"]>[];
  readonly page: ShownDocument;
}

function List({ items, page }: ListProps) {
  return (
    <ol className="document-list">
      {items.map(({ node, below }) => (
        <Item key={node.id} node={node} page={page}>
          {below.length > 0 && <List items={below} page={page} />}
        </Item>
      ))}
    </ol>
  );
}
