import { Link } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { MentionHelp } from "#app/features/access/components/mention-help.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { ChangePreview } from "#app/features/documents/reading/components/change-preview.tsx";
import type { FormOfWriting } from "#app/features/documents/reading/components/form-of-writing.ts";
import { PassagePicker } from "#app/features/documents/reading/components/passage-picker.tsx";
import { UnsentButtons } from "#app/features/documents/reading/components/unsent-buttons.tsx";
import type { Passage } from "#app/features/documents/shown.ts";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { findPassage } from "../amendments.ts";
import { AttachmentsField } from "#app/frame/attachments-field.tsx";
import { BodyHint, CommentChoices, CommentPlace } from "./comment-fields.tsx";

/** Other words for the chosen paragraph or a passage of it, written over a copy of its own; what is refused keeps what was typed. */
export function AmendmentForm(writing: FormOfWriting) {
  const { page, chosen, amend, reply, form, onSwitch } = writing;
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const place = { paragraph: chosen.id, place: "comment-form" };
  const quote = typed(reply, "quote");
  const wanted = (quote === "" ? amend : null) ?? typed(reply, "passageLang");
  const passage = passageOf(chosen.passages, quote, wanted, page.lang);
  if (!passage) return null;
  const languages = chosen.passages.map((one) => one.lang);
  return (
    <form
      method="post"
      encType={page.form.takesFiles ? "multipart/form-data" : undefined}
      id="comment-form"
      ref={form}
      action={documentAddress(lang, page, { ...place, amend: passage.lang })}
      className="form document-form"
    >
      <FormErrors reply={reply} />
      <OtherLanguages {...writing} languages={languages.filter((tag) => tag !== passage.lang)} />
      <TextField
        name="proposed"
        rows={6}
        lang={passage.lang}
        label={t("amend.proposed")}
        hint={t("amend.hint")}
        limit={t("form.limit", { limit: page.form.limit })}
        defaultValue={typed(reply, "proposed", passage.text)}
        error={errorOf("proposed")}
      />
      <ChangePreview passage={passage} form={form} />
      <TextField
        name="body"
        label={t("amend.reason", { office: page.form.office })}
        hint={<BodyHint page={page} />}
        defaultValue={typed(reply, "body")}
        error={errorOf("body")}
      />
      <MentionHelp field="body" />
      <MoreFields {...writing} />
      {page.form.takesFiles && <AttachmentsField reply={reply} />}
      <input type="hidden" name="passageLang" value={passage.lang} />
      <CommentPlace {...writing} />
      <div className="document-send">
        <Button>{t("amend.title")}</Button>
        <UnsentButtons {...writing} />
      </div>
      <Link to={documentAddress(lang, page, { ...place, amend: "" })} onClick={onSwitch} preventScrollReset>
        {t("amend.comment")}
      </Link>
    </form>
  );
}

/** The words to be replaced: those quoted, else the whole paragraph in the language wanted, else in the one that is read. */
function passageOf(passages: readonly Passage[], quote: string, wanted: string, shown: string) {
  return (
    findPassage(passages, quote, wanted) ??
    findPassage(passages, "", wanted) ??
    findPassage(passages, "", shown) ??
    passages[0]
  );
}

function MoreFields({ chosen, reply, onPassage }: FormOfWriting) {
  const t = useTexts("reading");
  const errorOf = useFieldError(reply);
  return (
    <details open={reply !== undefined}>
      <summary>{t("amend.more")}</summary>
      <TextField
        name="quote"
        rows={2}
        label={t("amend.quote")}
        hint={t("amend.quoteHint")}
        lang={typed(reply, "passageLang") || undefined}
        defaultValue={typed(reply, "quote")}
        error={errorOf("quote")}
      />
      <PassagePicker passages={chosen.passages} onPassage={onPassage} />
      <CommentChoices reply={reply} />
    </details>
  );
}

/** The paragraph's other languages: an amendment is of one of them. */
function OtherLanguages({
  page,
  chosen,
  languages,
}: FormOfWriting & { readonly languages: readonly string[] }) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  if (languages.length === 0) return null;
  return (
    <p className="small">
      {t("amend.in")}{" "}
      {languages.map((tag) => (
        <span key={tag}>
          <a href={documentAddress(lang, page, { paragraph: chosen.id, place: "comment-form", amend: tag })}>
            <Endonym tag={tag} />
          </a>{" "}
        </span>
      ))}
    </p>
  );
}
