import { Button } from "#app/components/button.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

interface TermFormProps {
  readonly countries: readonly string[];
  readonly reply: FormReply | undefined;
}

/** Opens the office of a coming Chair or Shepherd: for the Secretariat. */
export function TermForm({ countries, reply }: TermFormProps) {
  const t = useTexts("offices");
  const formats = useFormats();
  const errorOf = useFieldError(reply);
  const kind = (value: "chair" | "shepherd") => ({
    value,
    label: t.plain(`kinds.${value}`),
    lang: t.lang(`kinds.${value}`),
  });
  return (
    <section className="section stack" aria-labelledby="term">
      <h2 id="term">{t("term.title")}</h2>
      <p>{t("term.lead")}</p>
      <FormErrors reply={reply} />
      <form method="post" className="form">
        <SelectField
          name="kind"
          id="term-kind"
          label={t("filter.kind")}
          defaultValue={typed(reply, "kind", "chair")}
          options={[kind("chair"), kind("shepherd")]}
          error={errorOf("kind")}
        />
        <SelectField
          name="country"
          id="term-country"
          label={t("filter.country")}
          defaultValue={typed(reply, "country")}
          options={countries.map((code) => ({ value: code, label: formats.country(code) }))}
          error={errorOf("country")}
        />
        <InputField
          name="year"
          inputMode="numeric"
          label={t("term.year")}
          hint={t("term.yearHint")}
          defaultValue={typed(reply, "year")}
          error={errorOf("year")}
        />
        <div className="actions">
          <Button kind="quiet">{t("term.open")}</Button>
        </div>
      </form>
    </section>
  );
}
