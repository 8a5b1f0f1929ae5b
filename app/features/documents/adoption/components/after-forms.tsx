import { ChoiceField } from "#app/components/choice-field.tsx";
import { InputField, SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { nextSteps } from "../steps.ts";
import { DeedForm } from "./deed-form.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";

/** What the network decided after a procedure that did not end in adoption. */
export function NextStepForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const errorOf = useFieldError(reply);
  return (
    <DeedForm deed="nextStep" page={page} reply={reply}>
      <ChoiceField
        kind="radio"
        name="nextStep"
        label={t("nextStep.label")}
        error={errorOf("nextStep")}
        defaultValues={[typed(reply, "nextStep")]}
        choices={nextSteps.map((value) => ({ value, label: t(`nextStep.${value}`) }))}
      />
      <TextField
        name="decision"
        label={t("decision")}
        error={errorOf("decision")}
        defaultValue={typed(reply, "decision")}
      />
    </DeedForm>
  );
}

/** That Leaders noted the adopted version: when, and where. */
export function NoteForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const errorOf = useFieldError(reply);
  return (
    <DeedForm deed="note" page={page} reply={reply}>
      <InputField
        name="notedOn"
        type="date"
        label={t("field.notedOn")}
        error={errorOf("notedOn")}
        defaultValue={typed(reply, "notedOn")}
      />
      <InputField
        name="occasion"
        label={t("field.occasion")}
        error={errorOf("occasion")}
        defaultValue={typed(reply, "occasion")}
      />
    </DeedForm>
  );
}

/** A correction beside the record. */
export function CorrectForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const errorOf = useFieldError(reply);
  const texts = page.record?.texts ?? [];
  const none = { value: "", label: t.plain("wholeDocument"), lang: t.lang("wholeDocument") };
  const nodes = texts[0]?.nodes ?? [];
  return (
    <DeedForm deed="correct" page={page} reply={reply}>
      <SelectField
        name="paragraph"
        label={t("field.corrected")}
        error={errorOf("paragraph")}
        defaultValue={typed(reply, "paragraph")}
        options={[
          none,
          ...nodes.map(({ id, number, text }) => ({ value: id, label: `${number} ${text.slice(0, 60)}` })),
        ]}
      />
      <SelectField
        name="lang"
        label={t("field.correctedLang")}
        error={errorOf("lang")}
        defaultValue={typed(reply, "lang", texts.find((one) => one.isAuthoritative)?.lang)}
        options={texts.map(({ lang, language }) => ({ value: lang, label: language.text }))}
      />
      <TextField
        name="correction"
        label={t("field.correction")}
        error={errorOf("correction")}
        defaultValue={typed(reply, "correction")}
      />
      <TextField
        name="reason"
        label={t("field.reason")}
        rows={2}
        error={errorOf("reason")}
        defaultValue={typed(reply, "reason")}
      />
    </DeedForm>
  );
}
