import { useEffect, useRef, type FormEvent } from "react";
import { useRevalidator } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { nodeLimit } from "../../schema.ts";
import { piecesOf } from "../pieces.ts";
import type { ShownDraft, ShownDraftNode } from "../shown-draft.ts";
import type { Keeping } from "../text-keeper.ts";
import { draftAddress } from "./draft-address.ts";
import { keepText } from "./kept-texts.ts";
import { StructureFields } from "./structure-fields.tsx";
import { useKeptText } from "./use-kept-text.ts";

interface ParagraphFormProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
  readonly reply: FormReply | undefined;
}

/**
 * The form of a paragraph: its text, and what is done to it; whatever is chosen, the text is saved with it. With a script
 * the text is saved while it is typed.
 */
export function ParagraphForm({ node, page, reply }: ParagraphFormProps) {
  const t = useTexts("drafts");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const form = useRef<HTMLFormElement>(null);
  const place = { editor: page.editor, slug: page.slug, paragraph: node.id, lang: page.lang };
  const action = `${pathsOf(lang).documentDraft(page.slug)}/text`;
  const { text, revision } = node;
  const keeping = useKeptText(form, { place, action, text, revision, isAutomatic: reply === undefined });
  const isConflict = hasConflict(reply) || keeping?.status === "conflict";
  useTheirs(keeping?.status === "conflict");
  const known = isConflict ? revision : (keeping?.revision ?? typed(reply, "revision", String(revision)));
  const here = { slug: page.slug, in: page.lang };
  return (
    <form
      ref={form}
      method="post"
      className="form draft-form"
      action={draftAddress(lang, { ...here, edit: node.id })}
      onSubmit={cutAtCursor}
    >
      <FormErrors reply={reply} />
      {isConflict && <Theirs text={text} lang={page.lang} />}
      <TextField
        name="text"
        label={t("text", { number: node.number })}
        hint={t(node.kind === "table" ? "tableHint" : "hint")}
        rows={rowsOf(typed(reply, "text", text))}
        lang={page.lang}
        defaultValue={typed(reply, "text", text)}
        error={errorOf("text")}
      />
      <input type="hidden" name="paragraph" value={node.id} />
      <input type="hidden" name="lang" value={page.lang} />
      <input type="hidden" name="revision" value={known} />
      <KeepingStatus keeping={keeping} />
      <div className="bar actions">
        <Button name="deed" value="save">
          {terms("save")}
        </Button>
        <a
          href={draftAddress(lang, { ...here, at: node.id })}
          onClick={() => {
            if (keeping?.status === "conflict" || keeping?.status === "refused") keepText(place, null);
          }}
        >
          {terms("cancel")}
        </a>
      </div>
      {node.original === null && <StructureFields node={node} page={page} />}
    </form>
  );
}

function hasConflict(reply: FormReply | undefined): boolean {
  return reply?.errors.some(({ key }) => key === "textChanged") ?? false;
}

/** Loads what another has saved, once it is known that someone has. */
function useTheirs(isWanted: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isWanted) revalidate();
  }, [isWanted, revalidate]);
}

/** With a script a text is split where the cursor stands: there the line is put that says so. */
function cutAtCursor(event: FormEvent<HTMLFormElement>): void {
  const { submitter } = event.nativeEvent as SubmitEvent;
  const box = event.currentTarget.elements.namedItem("text");
  if (!(box instanceof HTMLTextAreaElement) || (submitter as HTMLButtonElement | null)?.value !== "split")
    return;
  if (piecesOf(box.value) === null) box.setRangeText("\n///\n", box.selectionStart, box.selectionStart);
}

/** How what is typed stands, where that is worth a word. */
function KeepingStatus({ keeping }: { readonly keeping: Keeping | null }) {
  const t = useTexts("drafts");
  const errors = useTexts("errors");
  const isRefused = keeping?.status === "refused" && keeping.key !== null;
  return (
    <p className="field-hint draft-status" role="status">
      {isRefused ? (
        <strong>{errors(keeping.key, { limit: nodeLimit })}</strong>
      ) : (
        keeping && t(`saving.${keeping.status}`)
      )}
    </p>
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
