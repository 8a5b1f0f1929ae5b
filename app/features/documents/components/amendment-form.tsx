import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDocument } from "../shown.ts";
import { documentAddress } from "./document-address.ts";
import { CommentChoices } from "./comment-form.tsx";

interface AmendmentFormProps {
  readonly page: ShownDocument;
  /** What a refused amendment goes back with. */
  readonly reply: FormReply | undefined;
}

/** Other words for the chosen paragraph, written over a copy of its own; folded until wanted or refused. */
export function AmendmentForm({ page, reply }: AmendmentFormProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const [passage] = page.nodes.find(({ id }) => id === page.chosen?.id)?.passages ?? [];
  if (!page.chosen || !passage || (!page.mayComment && !reply)) return null;
  const action = documentAddress(lang, page, { paragraph: page.chosen.id, place: "amendment" });
  return (
    <details id="amendment" className="document-form" open={reply !== undefined}>
      <summary>{t("amend.title")}</summary>
      <form method="post" action={action} className="form">
        <FormErrors reply={reply && summaryOf(reply)} />
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
          id="amendment-body"
          label={t("amend.reason")}
          defaultValue={typed(reply, "body")}
          error={errorOf("body")}
        />
        <CommentChoices reply={reply} prefix="amendment-" />
        <input type="hidden" name="passageLang" value={typed(reply, "passageLang", passage.lang)} />
        <input type="hidden" name="quote" value={typed(reply, "quote")} />
        <input type="hidden" name="paragraph" value={page.chosen.id} />
        <input type="hidden" name="version" value={page.number} />
        <input type="hidden" name="id" value={typed(reply, "id", page.newId)} />
        <Button>{t("amend.title")}</Button>
      </form>
    </details>
  );
}

/** The fields that the comment's form has too bear other ids here. */
function summaryOf(reply: FormReply): FormReply {
  const errors = reply.errors.map((error) =>
    error.field === "proposed" ? error : { ...error, field: `amendment-${error.field}` },
  );
  return { ...reply, errors };
}
