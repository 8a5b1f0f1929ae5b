import { Button } from "#app/components/button.tsx";
import { InputField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { limits } from "../limits.ts";
import type { ShownMandate } from "./shown-mandate.ts";
import { Fold } from "./fold.tsx";

interface MandateFormsProps {
  readonly mandate: ShownMandate;
  readonly reply: FormReply | undefined;
}

/** What the reader may do to a mandate, each in its fold: the note of hand-over, the end's day, the end at once. */
export function MandateForms({ mandate, reply }: MandateFormsProps) {
  const own = typed(reply, "mandate") === mandate.id ? reply : undefined;
  return (
    <div className="pt-2">
      {mandate.can.writeNote && <NoteForm mandate={mandate} reply={own} />}
      {mandate.can.changeEnd && <EndForm mandate={mandate} reply={own} />}
      {mandate.can.end && <EndNowForm mandate={mandate} />}
    </div>
  );
}

function Mandate({ deed, id }: { readonly deed: string; readonly id: string }) {
  return (
    <>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="mandate" value={id} />
    </>
  );
}

function NoteForm({ mandate: { id, note }, reply }: MandateFormsProps) {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const formats = useFormats();
  const field = `note-${id}`;
  const error = useFieldError(reply)(field);
  return (
    <Fold summary={t("note.write")} isOpen={error !== undefined}>
      <form method="post" className="form py-3">
        <Mandate deed="writeNote" id={id} />
        <TextField
          name="note"
          id={field}
          label={t("note.label")}
          hint={t("note.hint")}
          limit={t("limit", { limit: formats.number(limits.note) })}
          defaultValue={typed(reply, "note", note ?? "")}
          error={error}
        />
        <p>
          <Button kind="quiet">{terms("save")}</Button>
        </p>
      </form>
    </Fold>
  );
}

function EndForm({ mandate: { id, lastDay }, reply }: MandateFormsProps) {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const field = `until-${id}`;
  const error = useFieldError(reply)(field);
  return (
    <Fold summary={t("changeEnd.summary")} isOpen={error !== undefined}>
      <form method="post" className="form py-3">
        <Mandate deed="changeEnd" id={id} />
        <InputField
          name="until"
          id={field}
          type="date"
          label={t("invite.until")}
          hint={t("changeEnd.hint")}
          defaultValue={typed(reply, "until", lastDay)}
          error={error}
        />
        <p>
          <Button kind="quiet">{terms("save")}</Button>
        </p>
      </form>
    </Fold>
  );
}

function EndNowForm({ mandate: { id, isOwn, note } }: Pick<MandateFormsProps, "mandate">) {
  const t = useTexts("offices");
  return (
    <Fold summary={t(isOwn ? "end.own" : "end.summary")}>
      <form method="post" className="form py-3">
        <Mandate deed="end" id={id} />
        <p>{t(isOwn ? "end.ownLead" : "end.lead")}</p>
        {isOwn && (
          <TextField
            name="note"
            id={`last-note-${id}`}
            label={t("note.label")}
            hint={t("note.hint")}
            defaultValue={note ?? ""}
          />
        )}
        <p>
          <Button kind="danger">{t("end.button")}</Button>
        </p>
      </form>
    </Fold>
  );
}
