import { useState } from "react";
import { SelectField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { FormOfWriting } from "../../reading/components/form-of-writing.ts";
import { commentTypes } from "../comment-types.ts";

/** Kind and language of what is written. */
export function CommentChoices({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const types = commentTypes.map((type) => ({
    value: type,
    label: t.plain(`type.${type}`),
    lang: t.lang(`type.${type}`),
  }));
  return (
    <>
      <SelectField
        name="type"
        label={t("type.label")}
        options={types}
        defaultValue={typed(reply, "type", "substantive")}
        error={errorOf("type")}
      />
      <SelectField
        name="lang"
        label={t("form.lang")}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        defaultValue={typed(reply, "lang", lang)}
        error={errorOf("lang")}
      />
    </>
  );
}

/** Who will see it, and how an office is mentioned. */
export function BodyHint({ page }: Pick<FormOfWriting, "page">) {
  const documents = useTexts("documents");
  const t = useTexts("threads");
  return (
    <>
      {documents(`form.${page.form.seen}`)} {t("mention.hint")}
    </>
  );
}

/** Where the comment is made, and the id that makes it one comment however often it is sent: the form keeps it while others' comments come in. */
export function CommentPlace({ page, chosen, reply }: Pick<FormOfWriting, "page" | "chosen" | "reply">) {
  const [id] = useState(() => typed(reply, "id", page.newId));
  const source = typed(reply, "fromMessage");
  return (
    <>
      {source !== "" && <input type="hidden" name="fromMessage" value={source} />}
      <input type="hidden" name="paragraph" value={chosen.id} />
      <input type="hidden" name="version" value={page.number} />
      <input type="hidden" name="id" value={id} suppressHydrationWarning />
    </>
  );
}
