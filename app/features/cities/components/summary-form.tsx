import { SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Summary } from "../profile.ts";
import { limits } from "../limits.ts";

interface SummaryFieldsProps {
  readonly content: Summary;
  readonly reply: FormReply | undefined;
}

/** The fields of the summary: the text and its language, as typed or as saved. */
export function SummaryFields({ content, reply }: SummaryFieldsProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const errorOf = useFieldError(reply);
  const lang = typed(reply, "lang", content.lang);
  return (
    <>
      <TextField
        name="text"
        label={t("summary")}
        hint={t("edit.summaryHint")}
        limit={t("edit.limit", { count: limits.summary })}
        defaultValue={typed(reply, "text", content.text ?? "")}
        lang={lang === "" ? undefined : lang}
        error={errorOf("text")}
      />
      <SelectField
        name="lang"
        label={terms("language")}
        hint={t("edit.langHint")}
        defaultValue={lang}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        error={errorOf("lang")}
      />
    </>
  );
}
