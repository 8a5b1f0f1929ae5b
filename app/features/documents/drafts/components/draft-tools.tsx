import { Button, ButtonLink } from "#app/components/button.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft } from "../shown-draft.ts";
import { draftAddress } from "./draft-address.ts";
import { PublishForm } from "./publish-form.tsx";

interface DraftToolsProps {
  readonly page: ShownDraft;
  readonly reply: FormReply | undefined;
}

/** What is done to a draft as a whole: its languages, its title, what was deleted, publishing it and throwing it away. */
export function DraftTools({ page, reply }: DraftToolsProps) {
  const deed = typed(reply, "deed");
  return (
    <div className="draft-tools">
      <Languages page={page} />
      <TitleForm page={page} reply={deed === "title" ? reply : undefined} />
      <Removed page={page} />
      <PublishForm page={page} reply={deed === "publish" ? reply : undefined} />
      <DiscardForm />
    </div>
  );
}

const endonymOf = (tag: string) => languages.find((one) => one.tag === tag)?.endonym ?? tag;

function Languages({ page }: { readonly page: ShownDraft }) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  return (
    <nav className="bar actions" aria-label={t.plain("languages")}>
      {page.titles.map((title) => (
        <ButtonLink
          key={title.lang}
          kind={title.lang === page.lang ? "primary" : "quiet"}
          href={draftAddress(lang, { slug: page.slug, in: title.lang, edit: page.open?.id ?? null })}
        >
          <span lang={title.lang}>{endonymOf(title.lang)}</span>
          {title.lang === page.original && <> ({t("authoritative")})</>}
        </ButtonLink>
      ))}
    </nav>
  );
}

/** Title and label of the language that is written, and the way to one more language. */
function TitleForm({ page, reply }: DraftToolsProps) {
  const t = useTexts("drafts");
  const title = page.titles.find((one) => one.lang === page.lang);
  const others = languages.filter(({ tag }) => !page.titles.some((one) => one.lang === tag));
  const isNew = reply !== undefined && typed(reply, "was") === "";
  return (
    <>
      <details open={reply !== undefined && !isNew}>
        <summary>{t("titleAndLabel")}</summary>
        <form method="post" className="form">
          <input type="hidden" name="deed" value="title" />
          <input type="hidden" name="lang" value={page.lang} />
          <input type="hidden" name="was" value={title?.title ?? ""} />
          <TitleFields
            id="title"
            lang={page.lang}
            title={title?.title}
            label={title?.label ?? ""}
            reply={isNew ? undefined : reply}
          />
        </form>
      </details>
      {others.length > 0 && (
        <details open={isNew}>
          <summary>{t("addLanguage")}</summary>
          <form method="post" className="form">
            <input type="hidden" name="deed" value="title" />
            <input type="hidden" name="was" value="" />
            <SelectField
              name="lang"
              id="new-lang"
              label={t("language")}
              options={others.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
              defaultValue={typed(isNew ? reply : undefined, "lang", others[0]?.tag)}
            />
            <TitleFields id={isNew ? "title" : "new-title"} reply={isNew ? reply : undefined} />
          </form>
        </details>
      )}
    </>
  );
}

interface TitleFieldsProps {
  readonly id: string;
  readonly lang?: string;
  readonly title?: string | undefined;
  readonly label?: string;
  readonly reply: FormReply | undefined;
}

function TitleFields({ id, lang, title = "", label = "", reply }: TitleFieldsProps) {
  const t = useTexts("drafts");
  const terms = useTexts("terms");
  const errorOf = useFieldError(reply);
  return (
    <>
      <FormErrors reply={reply} />
      <InputField
        name="title"
        id={id}
        lang={lang}
        label={t("title")}
        defaultValue={typed(reply, "title", title)}
        error={errorOf("title")}
      />
      <InputField
        name="label"
        id={`${id}-label`}
        lang={lang}
        label={t("label")}
        hint={t("labelHint")}
        defaultValue={typed(reply, "label", label)}
        error={errorOf("label")}
      />
      <div>
        <Button>{terms("save")}</Button>
      </div>
    </>
  );
}

/** What was deleted, each with the way back. */
function Removed({ page }: { readonly page: ShownDraft }) {
  const t = useTexts("drafts");
  if (page.removed.length === 0) return null;
  return (
    <details>
      <summary>{t("removed", { count: page.removed.length })}</summary>
      <ul className="draft-removed">
        {page.removed.map(({ id, text }) => (
          <li key={id}>
            <p className="draft-words" lang={page.original}>
              {text === "" ? t("noText") : text}
            </p>
            <form method="post">
              <input type="hidden" name="paragraph" value={id} />
              <Button kind="quiet" name="deed" value="restore">
                {t("restore")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}

function DiscardForm() {
  const t = useTexts("drafts");
  return (
    <details>
      <summary>{t("discardTitle")}</summary>
      <form method="post" className="form">
        <p>{t("discardLead")}</p>
        <div>
          <Button kind="danger" name="deed" value="discard">
            {t("discard")}
          </Button>
        </div>
      </form>
    </details>
  );
}
