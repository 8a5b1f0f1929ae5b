import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDocument } from "#app/features/documents/shown.ts";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { AttachmentsField } from "./attachments-field.tsx";
import { CommentChoices } from "./comment-form.tsx";

interface AmendmentFormProps {
  readonly page: ShownDocument;
  /** What a refused amendment goes back with. */
  readonly reply: FormReply | undefined;
}

/** Other words for the chosen paragraph, written over a copy of its own; what is refused keeps what was typed. */
export function AmendmentForm({ page, reply }: AmendmentFormProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const [passage] = page.nodes.find(({ id }) => id === page.chosen?.id)?.passages ?? [];
  if (!page.chosen || !passage || (!page.mayComment && !reply)) return null;
  const paragraph = { paragraph: page.chosen.id, place: "comment-form" };
  return (
    <form
      method="post"
      encType={page.form.takesFiles ? "multipart/form-data" : undefined}
      id="comment-form"
      action={documentAddress(lang, page, { ...paragraph, amend: true })}
      className="form document-form"
    >
      <FormErrors reply={reply} />
      <TextField
        name="proposed"
        rows={6}
        lang={typed(reply, "passageLang", passage.lang)}
        label={t("amend.proposed")}
        hint={t("amend.hint")}
        limit={t("form.limit", { limit: page.form.limit })}
        defaultValue={typed(reply, "proposed", passage.text)}
        error={errorOf("proposed")}
      />
      <TextField
        name="body"
        label={t("amend.reason", { office: page.form.office })}
        hint={page.publishesDirectly ? t("form.visible") : t("form.held")}
        defaultValue={typed(reply, "body")}
        error={errorOf("body")}
      />
      <CommentChoices reply={reply} />
      {page.form.takesFiles && <AttachmentsField reply={reply} />}
      <input type="hidden" name="passageLang" value={typed(reply, "passageLang", passage.lang)} />
      <input type="hidden" name="quote" value={typed(reply, "quote")} />
      <input type="hidden" name="paragraph" value={page.chosen.id} />
      <input type="hidden" name="version" value={page.number} />
      <input type="hidden" name="id" value={typed(reply, "id", page.newId)} />
      <Button>{t("amend.title")}</Button>
      <a href={documentAddress(lang, page, paragraph)}>{t("amend.comment")}</a>
    </form>
  );
}
