import { Button } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { commentTypes } from "../comment-types.ts";
import type { ShownDocument } from "#app/features/documents/shown.ts";
import { AttachmentsField } from "./attachments-field.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";

interface CommentFormProps {
  readonly page: ShownDocument;
  readonly reply: FormReply | undefined;
}

/** The comment on the chosen paragraph, for those who may make one while the period is open; a refused one keeps what was typed. */
export function CommentForm({ page, reply }: CommentFormProps) {
  const t = useTexts("documents");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  if (!page.chosen || (!page.mayComment && !reply)) return null;
  const paragraph = { paragraph: page.chosen.id, place: "comment-form" };
  return (
    <form
      method="post"
      encType={page.form.takesFiles ? "multipart/form-data" : undefined}
      id="comment-form"
      action={documentAddress(lang, page, paragraph)}
      className="form document-form"
    >
      <FormErrors reply={reply} />
      <TextField
        name="body"
        label={t("form.body", { office: page.form.office })}
        limit={t("form.limit", { limit: page.form.limit })}
        hint={page.publishesDirectly ? t("form.visible") : t("form.held")}
        defaultValue={typed(reply, "body")}
        error={errorOf("body")}
      />
      <MoreFields reply={reply} />
      {page.form.takesFiles && <AttachmentsField reply={reply} />}
      <input type="hidden" name="paragraph" value={page.chosen.id} />
      <input type="hidden" name="version" value={page.number} />
      <input type="hidden" name="id" value={typed(reply, "id", page.newId)} />
      <Button>{terms("comment")}</Button>
      <a href={documentAddress(lang, page, { ...paragraph, amend: true })}>{t("amend.title")}</a>
    </form>
  );
}

/** What most comments leave as it is; folded unless something in it is wrong or was filled in. */
function MoreFields({ reply }: Pick<CommentFormProps, "reply">) {
  const t = useTexts("documents");
  const errorOf = useFieldError(reply);
  return (
    <details open={reply !== undefined}>
      <summary>{t("form.more")}</summary>
      <TextField
        name="quote"
        rows={2}
        label={t("form.quote")}
        hint={t("form.quoteHint")}
        defaultValue={typed(reply, "quote")}
        error={errorOf("quote")}
      />
      <CommentChoices reply={reply} />
    </details>
  );
}

/** Kind and language of what is written. */
export function CommentChoices({ reply }: Pick<CommentFormProps, "reply">) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const types = commentTypes.map((type) => ({
    value: type,
    label: t.plain(`type.${type}`),
    lang: t.lang(`type.${type}`),
  }));
  return (
    <>
      <SelectField
        name="type"
        label={t("type.label")}
        options={types}
        defaultValue={typed(reply, "type", "substantive")}
        error={errorOf("type")}
      />
      <SelectField
        name="lang"
        label={t("form.lang")}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        defaultValue={typed(reply, "lang", lang)}
        error={errorOf("lang")}
      />
    </>
  );
}
