import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownAdoption } from "../shown.ts";
import { Stages, Trail } from "./document-head.tsx";
import { Saying } from "./saying.tsx";

/** At which stage a document is on its way to adoption, and what happens next. */
export function AdoptionPage({ page }: { readonly page: ShownAdoption }) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const { stage, number } = page;
  const original = page.lang === lang ? undefined : page.lang;
  const href = pathsOf(lang).document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        title={t("adoption.title")}
        breadcrumb={<Trail title={t("adoption.title")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <Stages stages={page.stages} />
      <div className="stack section">
        <Note>{t("adoption.none")}</Note>
        <h2>{t("adoption.stage")}</h2>
        <p>{t(`adoption.${stage}`, { number })}</p>
        {page.deadline && (
          <p className="deadline">
            <Saying said={page.deadline} />
          </p>
        )}
        <h2>{t("adoption.nextTitle")}</h2>
        <p>{t(`adoption.next.${stage}`)}</p>
        <p>{t("adoption.then")}</p>
        <p>
          <ButtonLink kind="quiet" href={href}>
            {t("adoption.back")}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
