import type { ReactNode } from "react";
import { InputField, SelectField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { zones } from "#app/features/access/time-zones.ts";

interface MomentFieldsProps {
  /** `opens`, `closes` or `submits`: the fields are opensDate and opensTime. */
  readonly name: "opens" | "closes" | "submits";
  /** Parts the fields of one form from those of another. */
  readonly of?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly usual?: { readonly date: string; readonly time: string };
  readonly reply: FormReply | undefined;
}

/** A day and a time under one question. */
export function MomentFields({ name, of = "", label, hint, usual, reply }: MomentFieldsProps) {
  const t = useTexts("periods");
  const errorOf = useFieldError(reply);
  const error = errorOf(`${name}Date${of}`);
  return (
    <fieldset className={error ? "field field-invalid" : "field"}>
      <legend className="field-label">{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {error && (
        <p className="field-error" id={`${name}Date${of}-error`}>
          {error}
        </p>
      )}
      <div className="period-moment">
        <InputField
          type="date"
          name={`${name}Date`}
          id={`${name}Date${of}`}
          label={t("day")}
          defaultValue={typed(reply, `${name}Date`, usual?.date)}
        />
        <InputField
          type="time"
          name={`${name}Time`}
          id={`${name}Time${of}`}
          label={t("time")}
          defaultValue={typed(reply, `${name}Time`, usual?.time)}
        />
      </div>
    </fieldset>
  );
}

interface ZoneFieldProps {
  readonly of?: string;
  readonly zone: string;
  readonly reply: FormReply | undefined;
}

/** In which time zone the moments of the form are given; the reader's own unless chosen. */
export function ZoneField({ of = "", zone, reply }: ZoneFieldProps) {
  const t = useTexts("periods");
  const terms = useTexts("terms");
  const errorOf = useFieldError(reply);
  const options = zones.map((one) => ({
    value: one,
    label: t.plain(`zones.${one}`),
    lang: t.lang(`zones.${one}`),
  }));
  return (
    <SelectField
      name="zone"
      id={`zone${of}`}
      label={terms("time-zone")}
      hint={t("zoneHint")}
      options={options}
      defaultValue={typed(reply, "zone", zone)}
      error={errorOf(`zone${of}`)}
    />
  );
}
