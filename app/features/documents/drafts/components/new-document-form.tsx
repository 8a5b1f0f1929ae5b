import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button } from "#app/components/button.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

/** A new document: title, address and authoritative language. */
export function NewDocumentForm({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("drafts");
  const errorOf = useFieldError(reply);
  const paths = pathsOf(usePageTexts().lang);
  const labels = { title: t("title"), slug: t("slug"), lang: t("authoritativeLang") };
  return (
    <div className="wrap page">
      <PageHead
        title={t("newDocument")}
        breadcrumb={
          <Breadcrumb
            label={t.plain("documents")}
            crumbs={[
              { key: "documents", label: t("documents"), href: paths.documents },
              { key: "page", label: t("newDocument") },
            ]}
          />
        }
        lead={t("newDocumentLead")}
      />
      <form method="post" className="form section">
        <FormErrors reply={reply} labels={labels} />
        <InputField
          name="title"
          label={labels.title}
          defaultValue={typed(reply, "title")}
          error={errorOf("title")}
        />
        <SelectField
          name="lang"
          label={labels.lang}
          hint={t("authoritativeHint")}
          options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
          defaultValue={typed(reply, "lang", "en")}
          error={errorOf("lang")}
        />
        <InputField
          name="slug"
          label={labels.slug}
          hint={t("slugHint")}
          spellCheck={false}
          defaultValue={typed(reply, "slug")}
          error={errorOf("slug")}
        />
        <div>
          <Button>{t("create")}</Button>
        </div>
      </form>
    </div>
  );
}
