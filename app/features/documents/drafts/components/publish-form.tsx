import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft } from "../shown-draft.ts";

interface PublishFormProps {
  readonly page: ShownDraft;
  readonly reply: FormReply | undefined;
}

/** Publishes the draft, with the reason that readers are told. */
export function PublishForm({ page, reply }: PublishFormProps) {
  const t = useTexts("drafts");
  const errorOf = useFieldError(reply);
  return (
    <details open={reply !== undefined}>
      <summary>{t("publishTitle", { number: page.number })}</summary>
      <form method="post" className="form">
        <FormErrors reply={reply} />
        <Note isNotice>
          <p>{t("publishLead")}</p>
          {page.toPlace !== null && <p>{t("toPlace", { count: page.toPlace })}</p>}
        </Note>
        <input type="hidden" name="deed" value="publish" />
        <TextField
          name="reason"
          rows={3}
          label={t("reason")}
          hint={t("reasonHint")}
          defaultValue={typed(reply, "reason")}
          error={errorOf("reason")}
        />
        <div>
          <Button>{t("publish")}</Button>
        </div>
      </form>
    </details>
  );
}
