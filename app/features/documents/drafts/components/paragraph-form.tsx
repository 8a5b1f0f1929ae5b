import { Button } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft, ShownDraftNode } from "../shown-draft.ts";
import { moves, nodeKinds } from "../structure.ts";
import { draftAddress } from "./draft-address.ts";

interface ParagraphFormProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
  readonly reply: FormReply | undefined;
}

/** The form of a paragraph: its text, and what is done to it; whatever is chosen, the text is saved with it. */
export function ParagraphForm({ node, page, reply }: ParagraphFormProps) {
  const t = useTexts("drafts");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const isConflict = reply?.errors.some(({ key }) => key === "textChanged") ?? false;
  const here = { slug: page.slug, in: page.lang };
  return (
    <form method="post" className="form draft-form" action={draftAddress(lang, { ...here, edit: node.id })}>
      <FormErrors reply={reply} />
      {isConflict && <Theirs text={node.text} lang={page.lang} />}
      <TextField
        name="text"
        label={t("text", { number: node.number })}
        hint={t(node.kind === "table" ? "tableHint" : "hint")}
        rows={rowsOf(typed(reply, "text", node.text))}
        lang={page.lang}
        defaultValue={typed(reply, "text", node.text)}
        error={errorOf("text")}
      />
      <input type="hidden" name="paragraph" value={node.id} />
      <input type="hidden" name="lang" value={page.lang} />
      <input
        type="hidden"
        name="revision"
        value={isConflict ? node.revision : typed(reply, "revision", String(node.revision))}
      />
      <div className="bar actions">
        <Button name="deed" value="save">
          {terms("save")}
        </Button>
        <a href={draftAddress(lang, { ...here, at: node.id })}>{terms("cancel")}</a>
      </div>
      {node.original === null && <StructureFields node={node} page={page} />}
    </form>
  );
}

function rowsOf(text: string): number {
  return Math.min(16, Math.max(3, Math.ceil(text.length / 70) + text.split("\n").length));
}

/** What another has saved meanwhile, to be read before one's own is saved over it. */
function Theirs({ text, lang }: { readonly text: string; readonly lang: string }) {
  const t = useTexts("drafts");
  return (
    <div className="draft-theirs">
      <p>
        <strong>{t("theirs")}</strong>
      </p>
      <p className="draft-words" lang={lang}>
        {text}
      </p>
    </div>
  );
}

/** Order, depth, kind, parting and joining; in the authoritative language alone, for all of them. */
function StructureFields({ node, page }: Omit<ParagraphFormProps, "reply">) {
  const t = useTexts("drafts");
  const inOnePiece = node.kind === "section" || node.kind === "table";
  return (
    <details>
      <summary>{t("structure")}</summary>
      <div className="stack">
        <div className="bar actions">
          {moves.map((move) => (
            <Button key={move} kind="quiet" name="deed" value={move}>
              {t(`move.${move}`)}
            </Button>
          ))}
        </div>
        <MoveTo node={node} page={page} />
        <KindField node={node} />
        {!inOnePiece && <p className="field-hint">{t("splitHint")}</p>}
        <div className="bar actions">
          {!inOnePiece && (
            <Button kind="quiet" name="deed" value="split">
              {t("split")}
            </Button>
          )}
          {node.mergesWith !== null && (
            <Button kind="quiet" name="deed" value="merge">
              {t("merge")}
            </Button>
          )}
          <Button kind="danger" name="deed" value="remove">
            {t("remove")}
          </Button>
        </div>
        <InsertField />
      </div>
    </details>
  );
}

function useKinds() {
  const t = useTexts("drafts");
  return nodeKinds.map((kind) => ({
    value: kind,
    label: t.plain(`kind.${kind}`),
    lang: t.lang(`kind.${kind}`),
  }));
}

function InsertField() {
  const t = useTexts("drafts");
  return (
    <div className="draft-choice">
      <SelectField name="newKind" label={t("insertKind")} options={useKinds()} defaultValue="paragraph" />
      <Button kind="quiet" name="deed" value="insert">
        {t("insert")}
      </Button>
    </div>
  );
}

function KindField({ node }: { readonly node: ShownDraftNode }) {
  const t = useTexts("drafts");
  const options = useKinds();
  if (node.isPublished) return null;
  return (
    <div className="draft-choice">
      <SelectField name="kind" label={t("kindOf")} options={options} defaultValue={node.kind} />
      <Button kind="quiet" name="deed" value="kind">
        {t("changeKind")}
      </Button>
    </div>
  );
}

function MoveTo({ node, page }: Omit<ParagraphFormProps, "reply">) {
  const t = useTexts("drafts");
  const sections = page.nodes.filter(({ kind, id }) => kind === "section" && id !== node.id);
  if (sections.length === 0) return null;
  const options = [
    { value: "", label: t.plain("endOfText"), lang: t.lang("endOfText") },
    ...sections.map(({ id, number, text }) => ({ value: id, label: `${number} ${text}`, lang: page.lang })),
  ];
  return (
    <div className="draft-choice">
      <SelectField
        name="section"
        label={t("toSection")}
        options={options}
        defaultValue={node.parentId ?? ""}
      />
      <Button kind="quiet" name="deed" value="moveTo">
        {t("moveTo")}
      </Button>
    </div>
  );
}
