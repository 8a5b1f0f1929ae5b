import { useState } from "react";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { wordsOf } from "../procedures.ts";
import { DeedForm } from "./deed-form.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";

/** What the National Representative says for the country, ad referendum or under silence. */
export function SpeakForm({ page, reply }: FormOfAdoption) {
  const t = useTexts("adoption");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  // Kept while the page loads again: sent twice it is one word.
  const [id] = useState(() => typed(reply, "id", page.form.ids[0] ?? ""));
  const way = page.step === "ad-referendum" ? "ad-referendum" : "silence";
  const none = { value: "", label: t.plain("noParagraph"), lang: t.lang("noParagraph") };
  return (
    <DeedForm deed="speak" page={page} reply={reply}>
      <input type="hidden" name="id" value={id} suppressHydrationWarning />
      <ChoiceField
        kind="radio"
        name="word"
        label={t("field.word")}
        error={errorOf("word")}
        defaultValues={[typed(reply, "word")]}
        choices={wordsOf[way].map((value) => ({ value, label: t(`word.${value}`) }))}
      />
      <TextField
        name="statement"
        label={t("field.statement")}
        hint={t("field.statementHint")}
        error={errorOf("statement")}
        defaultValue={typed(reply, "statement")}
      />
      <SelectField
        name="lang"
        label={t("field.lang")}
        error={errorOf("lang")}
        defaultValue={typed(reply, "lang", lang)}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      />
      {way === "silence" && (
        <>
          <SelectField
            name="paragraph"
            label={t("field.paragraph")}
            hint={t("field.paragraphHint")}
            error={errorOf("paragraph")}
            defaultValue={typed(reply, "paragraph")}
            options={[none, ...page.form.paragraphs]}
          />
          <TextField
            name="proposed"
            label={t("field.proposed")}
            error={errorOf("proposed")}
            defaultValue={typed(reply, "proposed")}
          />
        </>
      )}
    </DeedForm>
  );
}
