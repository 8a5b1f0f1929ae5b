import { Tag } from "#app/components/tag.tsx";
import { RowLinks } from "#app/features/documents/amendments/components/row-links.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import type { FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft, ShownDraftNode } from "../shown-draft.ts";
import { draftAddress } from "./draft-address.ts";
import { EarlierTexts } from "./earlier-texts.tsx";
import { OriginForms } from "./origin-forms.tsx";
import { ParagraphForm } from "./paragraph-form.tsx";
import type { Editor } from "./use-draft-live.ts";

interface DraftParagraphProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
  /** The refusal of this paragraph's form. */
  readonly reply: FormReply | undefined;
  /** Who else has it open. */
  readonly editors: readonly Editor[];
}

/** A paragraph of a draft with its number; its form where it is open, else the way there. */
export function DraftParagraph({ node, page, reply, editors }: DraftParagraphProps) {
  const t = useTexts("drafts");
  const isOpen = page.open?.id === node.id || reply !== undefined;
  const kind = node.kind === "section" ? "draft-node draft-section" : "draft-node";
  return (
    <section
      className={isOpen ? `${kind} draft-open` : kind}
      id={node.id}
      aria-labelledby={`number-${node.id}`}
    >
      <p className="draft-number" id={`number-${node.id}`}>
        {node.number}
      </p>
      <div className={node.original === null ? "draft-body" : "draft-body draft-beside"}>
        {node.original !== null && <Wording text={node.original} lang={page.original} isHeading={false} />}
        {isOpen ? (
          <div className="stack">
            <ParagraphForm key={node.id} node={node} page={page} reply={reply} />
            {page.open && <OriginForms node={node} page={page} origins={page.open} />}
            {page.open && <EarlierTexts node={node} page={page} />}
          </div>
        ) : (
          <Wording text={node.text} lang={page.lang} isHeading={node.kind === "section"} />
        )}
        <Marks node={node} slug={page.slug} />
        {editors.map(({ mandate, name }) => (
          <p key={mandate} className="draft-editor">
            {t("editing", { name })}
          </p>
        ))}
      </div>
      {!isOpen && <EditLink node={node} page={page} />}
    </section>
  );
}

interface WordingProps {
  readonly text: string;
  readonly lang: string;
  readonly isHeading: boolean;
}

function Wording({ text, lang, isHeading }: WordingProps) {
  const t = useTexts("drafts");
  if (text === "") return <p className="soft">{t("noText")}</p>;
  const Line = isHeading ? "h2" : "p";
  return (
    <Line className="draft-words" lang={lang}>
      {text}
    </Line>
  );
}

/** What is worth knowing of a paragraph at a glance: its kind, that its original has changed, and what led to it. */
function Marks({ node, slug }: { readonly node: ShownDraftNode; readonly slug: string }) {
  const t = useTexts("drafts");
  const isKind = node.kind !== "section" && node.kind !== "paragraph";
  if (!isKind && !node.isBehind && node.origins.length === 0) return null;
  return (
    <p className="draft-marks">
      {isKind && <Tag>{t(`kind.${node.kind}`)}</Tag>}
      {node.isBehind && <strong className="draft-behind">{t("behind")}</strong>}
      <RowLinks slug={slug} rows={node.origins} />
    </p>
  );
}

function EditLink({ node, page }: Pick<DraftParagraphProps, "node" | "page">) {
  const t = useTexts("drafts");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const href = draftAddress(lang, { slug: page.slug, in: page.lang, edit: node.id });
  return (
    <a className="draft-edit" href={href}>
      {terms("edit")}
      <VisuallyHidden> {t("paragraph", { number: node.number })}</VisuallyHidden>
    </a>
  );
}
