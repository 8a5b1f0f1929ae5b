import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { DeedForm } from "../../acting/components/deed-form.tsx";
import type { MessageNow } from "../../room-event.ts";

interface DeleteSectionProps {
  /** The mandate one acts under. */
  readonly mandate: string | null;
}

interface EditSectionProps extends DeleteSectionProps {
  readonly message: MessageNow;
  readonly reply: FormReply | undefined;
  /** How long after it was posted it may be changed. */
  readonly hours: number;
}

/** Another wording for a message of one's own. */
export function EditSection({ message, reply, hours, mandate }: EditSectionProps) {
  const t = useTexts("messages");
  const terms = useTexts("terms");
  const error = useFieldError(reply)("body");
  return (
    <section className="section stack" id="edit">
      <h2>{terms("edit")}</h2>
      <DeedForm deed="edit" mandate={mandate}>
        <TextField
          name="body"
          label={t("newWording")}
          hint={t("editWithin", { hours })}
          defaultValue={typed(reply, "body", message.body ?? "")}
          error={error}
          required
          lang={message.lang ?? undefined}
        />
        <div>
          <Button>{terms("save")}</Button>
        </div>
      </DeedForm>
    </section>
  );
}

/** Taking the words of a message of one's own away. */
export function DeleteSection({ mandate }: DeleteSectionProps) {
  const t = useTexts("messages");
  const terms = useTexts("terms");
  return (
    <section className="section stack" id="delete">
      <h2>{terms("delete")}</h2>
      <DeedForm deed="delete" mandate={mandate}>
        <p>{t("deleteLead")}</p>
        <div>
          <Button kind="danger">{t("deleteForAll")}</Button>
        </div>
      </DeedForm>
    </section>
  );
}
