import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { describedBy, FieldNotes, SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownSending } from "../shown-matrix-import.ts";

interface SendingProps {
  readonly page: ShownSending;
  readonly reply: FormReply | undefined;
}

/** Where a matrix that was filled in elsewhere is sent in, with what one's office has sent in before. */
export function SendingPage({ page, reply }: SendingProps) {
  const t = useTexts("matrix-imports");
  const { lang } = usePageTexts();
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const title = t("title", { number: page.number });
  const href = `${pathsOf(lang).documentMatrix(page.slug)}?version=${String(page.number)}`;
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        title={title}
        breadcrumb={<Trail title={title} document={document} />}
        lead={t(page.mayAnswer ? "lead.answers" : "lead.comments")}
      />
      <SendingForm reply={reply} />
      <section className="stack section" aria-labelledby="imports-before">
        <h2 id="imports-before">{t("before")}</h2>
        <ImportsBefore page={page} />
      </section>
    </div>
  );
}

function SendingForm({ reply }: Pick<SendingProps, "reply">) {
  const t = useTexts("matrix-imports");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const file = { name: "file", label: t("file"), hint: t("fileHint"), error: errorOf("file") };
  return (
    <form method="post" encType="multipart/form-data" className="form stack">
      <FormErrors reply={reply} />
      <div className={file.error ? "field field-invalid" : "field"}>
        <label className="field-label" htmlFor="file">
          {file.label}
        </label>
        <FieldNotes {...file} />
        <input className="input" type="file" name="file" accept=".xlsx,.docx" {...describedBy(file)} />
      </div>
      <SelectField
        name="lang"
        label={t("lang")}
        hint={t("langHint")}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        defaultValue={typed(reply, "lang", lang)}
        error={errorOf("lang")}
      />
      <p>
        <Button>{t("send")}</Button>
      </p>
    </form>
  );
}

function ImportsBefore({ page }: Pick<SendingProps, "page">) {
  const t = useTexts("matrix-imports");
  const formats = useFormats();
  const { lang } = usePageTexts();
  if (page.imports.length === 0) return <EmptyState title={t("noneBefore")} />;
  return (
    <Rows
      rows={page.imports.map((one) => ({
        key: one.id,
        title: <bdi>{one.name}</bdi>,
        href: pathsOf(lang).matrixImport(page.slug, one.id),
        meta: `${formats.date(one.createdAt)} · ${t.plain(one.isTaken ? "state.taken" : "state.read")}`,
      }))}
    />
  );
}
