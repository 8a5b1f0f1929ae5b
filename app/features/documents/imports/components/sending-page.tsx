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
import type { ShownImport } from "../shown-import.ts";

interface SendingProps {
  readonly page: {
    readonly slug: string;
    readonly title: string;
    readonly titleLang: string;
    readonly authoritative: string;
    readonly imports: readonly (Pick<ShownImport, "id" | "name" | "lang" | "state"> & {
      readonly createdAt: Date;
    })[];
  };
  readonly reply: FormReply | undefined;
}

/** Where the Secretariat sends in a file for a draft, with what was sent in last. */
export function SendingPage({ page, reply }: SendingProps) {
  const t = useTexts("imports");
  const { lang } = usePageTexts();
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const href = pathsOf(lang).documentDraft(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        title={t("title")}
        breadcrumb={<Trail title={t("title")} document={document} />}
        lead={t("lead")}
      />
      <SendingForm page={page} reply={reply} />
      <section className="stack section" aria-labelledby="imports-before">
        <h2 id="imports-before">{t("before")}</h2>
        <ImportsBefore page={page} />
      </section>
    </div>
  );
}

function SendingForm({ page, reply }: SendingProps) {
  const t = useTexts("imports");
  const errorOf = useFieldError(reply);
  const file = { name: "file", label: t("file"), hint: t("fileHint"), error: errorOf("file") };
  const tongues = languages.map(({ tag, endonym }) => ({
    value: tag,
    label: tag === page.authoritative ? `${endonym} (${t.plain("authoritative")})` : endonym,
    lang: tag,
  }));
  return (
    <form method="post" encType="multipart/form-data" className="form stack">
      <FormErrors reply={reply} />
      <div className={file.error ? "field field-invalid" : "field"}>
        <label className="field-label" htmlFor="file">
          {file.label}
        </label>
        <FieldNotes {...file} />
        <input
          className="input"
          type="file"
          name="file"
          accept=".docx,.md,.markdown,.txt"
          {...describedBy(file)}
        />
      </div>
      <SelectField
        name="lang"
        label={t("lang")}
        hint={t("langHint")}
        options={tongues}
        defaultValue={typed(reply, "lang", page.authoritative)}
        error={errorOf("lang")}
      />
      <label className="choice">
        <input
          type="checkbox"
          name="acceptsChanges"
          value="yes"
          defaultChecked={typed(reply, "acceptsChanges") === "yes"}
        />
        <span>{t("acceptsChanges")}</span>
      </label>
      <p>
        <Button>{t("send")}</Button>
      </p>
    </form>
  );
}

function ImportsBefore({ page }: Pick<SendingProps, "page">) {
  const t = useTexts("imports");
  const formats = useFormats();
  const { lang } = usePageTexts();
  if (page.imports.length === 0) return <EmptyState title={t("noneBefore")} />;
  return (
    <Rows
      rows={page.imports.map((one) => ({
        key: one.id,
        title: <bdi>{one.name}</bdi>,
        href: pathsOf(lang).documentImport(page.slug, one.id),
        meta: `${formats.language(one.lang)} · ${formats.date(one.createdAt)} · ${t.plain(`state.${one.state}`)}`,
      }))}
    />
  );
}
