import { useState } from "react";
import { SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { wordsOf } from "../procedures.ts";
import { DeedForm } from "./deed-form.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";

/** The countries' words as they are heard at the meeting, one or several at once. */
export function MeetingForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const { lang } = usePageTexts();
  const { countries, ids } = page.form;
  return (
    <DeedForm deed="words" page={page} reply={reply}>
      <SelectField
        name="lang"
        label={t("field.lang")}
        defaultValue={typed(reply, "lang", lang)}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      />
      {countries.map(({ value, label }, place) => (
        <CountryFields
          // Once its word is recorded a country's fields begin anew.
          key={`${value} ${countSaid(page, value)}`}
          country={value}
          name={label}
          id={ids[place] ?? ""}
          reply={reply}
        />
      ))}
    </DeedForm>
  );
}

/** What tells a country's recorded word from the one before it. */
function countSaid({ procedures }: FormOfAdoption["page"], country: string): string {
  const said = procedures[0]?.words?.find((one) => one.country === country);
  return said?.at?.text ?? "";
}

interface CountryFieldsProps {
  readonly country: string;
  readonly name: string;
  readonly id: string;
  readonly reply: FormReply | undefined;
}

function CountryFields({ country, name, id: given, reply }: CountryFieldsProps) {
  const t = useTexts("adoption");
  const errorOf = useFieldError(reply);
  const field = `words.${country}`;
  const [id] = useState(() => typed(reply, `${field}.id`, given));
  const none = { value: "", label: t.plain("asRecorded"), lang: t.lang("asRecorded") };
  const words = wordsOf.meeting.map((value) => ({
    ...{ value, label: t.plain(`word.${value}`), lang: t.lang(`word.${value}`) },
  }));
  return (
    <fieldset className="field meeting-word">
      <legend className="field-label">{name}</legend>
      <input type="hidden" name={`${field}.id`} value={id} suppressHydrationWarning />
      <SelectField
        name={`${field}.word`}
        label={t("word.label")}
        error={errorOf(`${field}.word`)}
        defaultValue={typed(reply, `${field}.word`)}
        options={[none, ...words]}
      />
      <TextField
        name={`${field}.statement`}
        label={t("statement")}
        rows={1}
        error={errorOf(`${field}.statement`)}
        defaultValue={typed(reply, `${field}.statement`)}
      />
    </fieldset>
  );
}
