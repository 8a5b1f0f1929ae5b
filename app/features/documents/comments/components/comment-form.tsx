import { Link } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { MentionHelp } from "#app/features/access/components/mention-help.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import type { FormOfWriting } from "#app/features/documents/reading/components/form-of-writing.ts";
import { PassagePicker } from "#app/features/documents/reading/components/passage-picker.tsx";
import { UnsentButtons } from "#app/features/documents/reading/components/unsent-buttons.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AttachmentsField } from "#app/frame/attachments-field.tsx";
import { BodyHint, CommentChoices, CommentPlace } from "./comment-fields.tsx";

/** The comment on the document, a section, a paragraph or its words, for those who may make one; a refused one keeps what was typed. */
export function CommentForm(writing: FormOfWriting) {
  const { page, chosen, reply, form, onSwitch } = writing;
  const t = useTexts("documents");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const place = { paragraph: chosen.id, place: "comment-form" };
  return (
    <form
      method="post"
      encType={page.form.takesFiles ? "multipart/form-data" : undefined}
      id="comment-form"
      ref={form}
      action={documentAddress(lang, page, place)}
      className="form document-form"
    >
      <FormErrors reply={reply} />
      <TextField
        name="body"
        label={t("form.body", { office: page.form.office })}
        limit={t("form.limit", { limit: page.form.limit })}
        hint={<BodyHint page={page} />}
        defaultValue={typed(reply, "body")}
        error={errorOf("body")}
      />
      <MentionHelp field="body" />
      <MoreFields {...writing} />
      {page.form.takesFiles && <AttachmentsField reply={reply} />}
      <CommentPlace {...writing} />
      <div className="document-send">
        <Button>{terms("comment")}</Button>
        <UnsentButtons {...writing} />
      </div>
      {chosen.passages.length > 0 && (
        <Link
          to={documentAddress(lang, page, { ...place, amend: page.lang })}
          onClick={onSwitch}
          preventScrollReset
        >
          {t("amend.title")}
        </Link>
      )}
    </form>
  );
}

/** What most comments leave as it is; folded unless something in it is wrong or was filled in. */
function MoreFields({ chosen, reply, onPassage }: FormOfWriting) {
  const t = useTexts("documents");
  const read = useTexts("reading");
  const errorOf = useFieldError(reply);
  const passageLang = typed(reply, "passageLang") || undefined;
  const takesQuote = chosen.passages.length > 0;
  const title = takesQuote ? t("form.more") : read("form.more");
  return (
    <details open={reply !== undefined}>
      <summary>{title}</summary>
      {takesQuote && (
        <>
          <TextField
            name="quote"
            rows={2}
            label={t("form.quote")}
            hint={t("form.quoteHint")}
            lang={passageLang}
            defaultValue={typed(reply, "quote")}
            error={errorOf("quote")}
          />
          <PassagePicker passages={chosen.passages} onPassage={onPassage} />
          {passageLang && <input type="hidden" name="passageLang" value={passageLang} />}
        </>
      )}
      <CommentChoices reply={reply} />
    </details>
  );
}
