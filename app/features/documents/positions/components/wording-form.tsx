import { useState } from "react";
import { Button } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { commentTypes } from "#app/features/documents/comments/comment-types.ts";
import { positionAddress } from "#app/features/documents/components/document-address.ts";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { ticked, typed } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { PositionPageProps } from "./position-page-props.ts";

/** The country's own words for one or more comments of its cities, begun with theirs. */
export function WordingForm({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const [id] = useState(() => typed(reply, "id", page.newId));
  const { wording } = page;
  const sources = reply ? ticked(reply, "source") : (wording?.sources ?? []);
  const quoteLang = typed(reply, "passageLang", wording?.passageLang);
  return (
    <form method="post" className="form" id="wording" aria-labelledby="wording-title">
      <h2 id="wording-title">
        {sources.length === 0 ? t("word.own") : t("word.title", { count: sources.length })}
      </h2>
      <p>{t(sources.length === 0 ? "word.ownHint" : "word.hint")}</p>
      {sources.length === 0 && <PlaceField page={page} reply={reply} />}
      <TextField
        name="body"
        rows={6}
        label={t("word.body")}
        defaultValue={typed(reply, "body", wording?.body)}
        error={errorOf("body")}
      />
      <TextField
        name="quote"
        rows={2}
        label={t("word.quote")}
        lang={quoteLang || undefined}
        defaultValue={typed(reply, "quote", wording?.quote)}
        error={errorOf("quote")}
      />
      <TextField
        name="proposed"
        label={t("word.proposed")}
        hint={t("word.proposedHint")}
        lang={quoteLang || undefined}
        defaultValue={typed(reply, "proposed", wording?.proposed)}
        error={errorOf("proposed")}
      />
      <TypeField type={typed(reply, "type", wording?.type)} />
      <LangField name="lang" id="wording-lang" value={typed(reply, "lang", wording?.lang ?? lang)} />
      {sources.map((source) => (
        <input key={source} type="hidden" name="source" value={source} />
      ))}
      {sources.length > 0 && (
        <input type="hidden" name="paragraph" value={typed(reply, "paragraph", wording?.paragraph)} />
      )}
      {quoteLang && <input type="hidden" name="passageLang" value={quoteLang} />}
      <input type="hidden" name="id" value={id} />
      <div className="actions">
        <Button name="deed" value="word">
          {t("word.save")}
        </Button>
        <a className="button button-quiet" href={positionAddress(lang, page)}>
          {terms("cancel")}
        </a>
      </div>
    </form>
  );
}

/** What a comment of the country's own is about. */
function PlaceField({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const read = useTexts("reading");
  const whole = { value: "", label: read.plain("place.document"), lang: read.lang("place.document") };
  const options = page.places.map(({ id, number, text, lang }) => ({
    value: id,
    label: `${number} ${text}`,
    lang,
  }));
  return (
    <SelectField
      name="paragraph"
      label={t("word.place")}
      options={[whole, ...options]}
      defaultValue={typed(reply, "paragraph")}
    />
  );
}

function TypeField({ type }: { readonly type: string }) {
  const t = useTexts("documents");
  const options = commentTypes.map((one) => ({
    value: one,
    label: t.plain(`type.${one}`),
    lang: t.lang(`type.${one}`),
  }));
  return <SelectField name="type" label={t("type.label")} options={options} defaultValue={type} />;
}

interface LangFieldProps {
  readonly name: string;
  readonly id: string;
  readonly value: string;
}

/** The language of what is written. */
export function LangField({ name, id, value }: LangFieldProps) {
  const t = useTexts("threads");
  const options = languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }));
  return <SelectField name={name} id={id} label={t("lang")} options={options} defaultValue={value} />;
}
