import { ChoiceField } from "#app/components/choice-field.tsx";
import { InputField, SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { ways } from "../procedures.ts";
import { DeedForm } from "./deed-form.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";

/** The Chair chooses the way, and until when the countries may speak. */
export function OpenForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const errorOf = useFieldError(reply);
  const none = { value: "", label: t.plain("noMeeting"), lang: t.lang("noMeeting") };
  const field = (name: string, otherwise = "") => ({
    ...{ name, label: t(`field.${name}`), error: errorOf(name), defaultValue: typed(reply, name, otherwise) },
  });
  const fields = {
    ...{ expiryDate: field("expiryDate"), expiryTime: field("expiryTime", "17:00") },
    ...{ zone: field("zone", page.form.zone), meeting: field("meeting"), shortReason: field("shortReason") },
  };
  return (
    <DeedForm deed="open" page={page} reply={reply}>
      <ChoiceField
        kind="radio"
        name="way"
        label={t("field.way")}
        error={errorOf("way")}
        defaultValues={[typed(reply, "way", "silence")]}
        choices={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
      />
      <InputField {...fields.expiryDate} type="date" hint={t("field.expiryHint")} />
      <InputField {...fields.expiryTime} type="time" />
      <SelectField {...fields.zone} options={page.form.zones} />
      <TextField {...fields.shortReason} rows={2} hint={t("field.shortReasonHint")} />
      <SelectField {...fields.meeting} options={[none, ...page.form.meetings]} />
    </DeedForm>
  );
}
