import { Button, ButtonLink } from "#app/components/button.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { commentTypes } from "#app/features/documents/comments/comment-types.ts";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts, type T } from "#app/language/use-texts.tsx";
import { dispositions } from "../dispositions.ts";
import type { ShownMatrix } from "../shown-matrix.ts";
import { matrixAddress } from "./matrix-address.ts";

interface FilterProps {
  readonly page: ShownMatrix;
}

const optionsOf = (t: T, group: string, keys: readonly string[]) =>
  keys.map((key) => ({ value: key, label: t.plain(`${group}.${key}`), lang: t.lang(`${group}.${key}`) }));

/** Which rows are shown. */
export function MatrixFilterForm({ page: { number, filter, slug, ...page } }: FilterProps) {
  const t = useTexts("matrix");
  const documents = useTexts("documents");
  const path = pathsOf(usePageTexts().lang).documentMatrix(slug);
  const every = { value: "", label: t.plain("every"), lang: t.lang("every") };
  return (
    <form method="get" className="matrix-filter">
      <input type="hidden" name="version" value={number} />
      <SelectField
        name="section"
        label={t("column.section")}
        defaultValue={filter.section ?? ""}
        options={[
          every,
          ...page.sections.map((one) => ({
            value: one.id,
            label: `${one.number} ${one.text}`,
            lang: one.lang,
          })),
        ]}
      />
      <SelectField
        name="country"
        label={t("column.country")}
        defaultValue={filter.country ?? ""}
        options={[every, ...page.countries.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <SelectField
        name="type"
        label={t("column.type")}
        defaultValue={filter.type ?? ""}
        options={[every, ...optionsOf(documents, "type", commentTypes)]}
      />
      <SelectField
        name="disposition"
        label={t("column.disposition")}
        defaultValue={filter.disposition ?? ""}
        options={[every, ...optionsOf(t, "disposition", dispositions)]}
      />
      <label className="choice">
        <input type="checkbox" name="unanswered" value="yes" defaultChecked={filter.unanswered} />
        <span>{t("onlyUnanswered")}</span>
      </label>
      <div className="actions">
        <Button>{t("show")}</Button>
        {Object.keys(filter).length > 0 && (
          <ButtonLink kind="quiet" href={matrixAddress(path, { version: number })}>
            {t("showAll")}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}

/** The filters that one's office has kept under a name, and a form to keep this one. */
export function MatrixViews({ page, reply }: FilterProps & { readonly reply: FormReply | undefined }) {
  const t = useTexts("matrix");
  const errorOf = useFieldError(reply);
  const path = pathsOf(usePageTexts().lang).documentMatrix(page.slug);
  const isFiltered = Object.keys(page.filter).length > 0;
  if (page.views.length === 0 && !isFiltered) return null;
  return (
    <section className="stack" aria-labelledby="matrix-views">
      <h2 id="matrix-views">{t("views")}</h2>
      <ul className="matrix-views">
        {page.views.map(({ name, filter }) => (
          <li key={name}>
            <a className="matrix-link" href={matrixAddress(path, { version: page.number, filter })}>
              <bdi>{name}</bdi>
            </a>
            <form method="post">
              <input type="hidden" name="name" value={name} />
              <Button kind="quiet" name="deed" value="remove-view">
                {t("removeView")}
                <VisuallyHidden> {name}</VisuallyHidden>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {isFiltered && (
        <form method="post" className="actions">
          <input type="hidden" name="deed" value="save-view" />
          <InputField
            name="name"
            label={t("viewName")}
            defaultValue={typed(reply, "name")}
            error={errorOf("name")}
          />
          <Button kind="quiet">{t("saveView")}</Button>
        </form>
      )}
    </section>
  );
}
