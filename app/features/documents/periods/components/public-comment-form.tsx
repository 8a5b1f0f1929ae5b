import { Button } from "#app/components/button.tsx";
import { InputField, TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { CommentChoices } from "../../comments/components/comment-fields.tsx";
import { documentAddress } from "../../components/document-address.ts";
import type { ShownDocument } from "../../shown.ts";

interface PublicCommentFormProps {
  readonly page: ShownDocument;
  /** What a refused comment goes back with. */
  readonly reply: FormReply | undefined;
}

/** The comment of one of the public on the chosen paragraph, under a name; the page is the same for all visitors and needs no script. */
export function PublicCommentForm({ page, reply }: PublicCommentFormProps) {
  const t = useTexts("periods");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  if (!page.chosen || (!page.mayComment && !reply)) return null;
  const paragraph = { paragraph: page.chosen.id, place: "comment-form" };
  return (
    <form
      method="post"
      id="comment-form"
      action={documentAddress(lang, page, paragraph)}
      className="form document-form"
    >
      <FormErrors reply={reply} labels={{ name: t("public.name"), body: t("public.body") }} />
      <InputField
        name="name"
        autoComplete="name"
        label={t("public.name")}
        hint={t("public.nameHint")}
        defaultValue={typed(reply, "name")}
        error={errorOf("name")}
      />
      <TextField
        name="body"
        label={t("public.body")}
        hint={t("public.held")}
        limit={<Limit page={page} />}
        defaultValue={typed(reply, "body")}
        error={errorOf("body")}
      />
      <MoreFields reply={reply} />
      <input type="hidden" name="paragraph" value={page.chosen.id} />
      <input type="hidden" name="version" value={page.number} />
      <Button>{t("public.send")}</Button>
    </form>
  );
}

function Limit({ page }: Pick<PublicCommentFormProps, "page">) {
  const t = useTexts("documents");
  return <>{t("form.limit", { limit: page.form.limit })}</>;
}

/** What most comments leave as it is. */
function MoreFields({ reply }: Pick<PublicCommentFormProps, "reply">) {
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
