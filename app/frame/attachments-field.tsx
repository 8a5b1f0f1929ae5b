import { describedBy, FieldNotes, InputField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { accepted, descriptionLimit, filesLimit } from "#app/features/access/file-kinds.ts";

interface AttachmentsFieldProps {
  readonly reply: FormReply | undefined;
}

/** The files of a comment or message, folded until wanted: those kept from a refused form, ticked, and fields for more. The form sends `multipart/form-data`. */
export function AttachmentsField({ reply }: AttachmentsFieldProps) {
  const t = useTexts("files");
  const kept = keptOf(reply);
  const refused = reply?.errors.filter(({ field }) => field.startsWith("file.")).length ?? 0;
  const fields = Math.max(filesLimit - kept.length, refused);
  return (
    <details className="attachments-field" open={kept.length > 0 || refused > 0}>
      <summary>{t("attach")}</summary>
      <p className="field-hint">{t("hint")}</p>
      {kept.map(({ id, name }) => (
        <div key={id} className="choice">
          <input type="checkbox" name="attached" value={id} id={`attached-${id}`} defaultChecked />
          <label htmlFor={`attached-${id}`}>
            <bdi>{name}</bdi>
          </label>
        </div>
      ))}
      {fields > 0 && <FileField place={0} last={fields - 1} refused={refused} reply={reply} />}
    </details>
  );
}

interface FileFieldProps extends AttachmentsFieldProps {
  readonly place: number;
  readonly last: number;
  /** How many files were refused: so many fields are open. */
  readonly refused: number;
}

/** One file and what it shows; behind it, folded, the next. */
function FileField({ place, last, refused, reply }: FileFieldProps) {
  const t = useTexts("files");
  const errorOf = useFieldError(reply);
  const name = `file.${String(place)}`;
  const description = `description.${String(place)}`;
  const frame = { name, label: t("file"), error: errorOf(name) };
  return (
    <>
      <div className={frame.error ? "field field-invalid" : "field"}>
        <label className="field-label" htmlFor={name}>
          {frame.label}
        </label>
        <FieldNotes {...frame} />
        <input className="input" type="file" name={name} accept={accepted} {...describedBy(frame)} />
      </div>
      <InputField
        name={description}
        label={t("description")}
        hint={t("descriptionHint", { limit: descriptionLimit })}
        defaultValue={typed(reply, description)}
      />
      {place < last && (
        <details open={place + 1 < refused}>
          <summary>{t("another")}</summary>
          <FileField place={place + 1} last={last} refused={refused} reply={reply} />
        </details>
      )}
    </>
  );
}

/** The files that a refused form has brought already. */
function keptOf(reply: FormReply | undefined): { id: string; name: string }[] {
  const attached = reply?.values["attached"];
  if (!Array.isArray(attached)) return [];
  return attached.flatMap((one) => {
    if (typeof one === "string" || Array.isArray(one)) return [];
    const { id, name } = one;
    return typeof id === "string" && typeof name === "string" ? [{ id, name }] : [];
  });
}
