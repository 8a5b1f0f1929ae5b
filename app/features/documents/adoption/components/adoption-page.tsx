import { useState } from "react";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Stages, Trail } from "../../components/document-head.tsx";
import { Saying } from "../../components/saying.tsx";
import { useDocumentChanges } from "../../components/use-document-changes.ts";
import type { ShownAdoption } from "../shown-adoption.ts";
import { AdoptionForms } from "./adoption-forms.tsx";
import { Clock } from "./clock.tsx";
import { Procedure } from "./procedure.tsx";
import { RecordPart } from "./record-part.tsx";

interface AdoptionPageProps {
  readonly page: ShownAdoption;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** Where a document stands on its way to adoption, what happens next, what the countries said, and its record. */
export function AdoptionPage({ page, reply }: AdoptionPageProps) {
  const t = useTexts("adoption");
  // Kept: loading the data again, as others speak, would forget what was refused and why.
  const [refused] = useState(reply);
  useDocumentChanges(page.slug, page.isLive);
  const { lang } = usePageTexts();
  const original = page.lang === lang ? undefined : page.lang;
  const href = pathsOf(lang).document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  const forms = <AdoptionForms page={page} reply={refused} />;
  return (
    <div className="wrap page">
      <PageHead
        title={t("title")}
        breadcrumb={<Trail title={t("title")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <Stages stages={page.stages} />
      <FormErrors reply={refused} />
      <div className="stack section">
        <h2>{t("stage")}</h2>
        <p>{t(`step.${page.step}`, { number: page.number })}</p>
        {page.deadline && page.step === "circulated" && (
          <p className="deadline">
            <Saying said={page.deadline} />
          </p>
        )}
        <h2>{t("nextTitle")}</h2>
        <p>{t(`next.${page.next}`)}</p>
        {page.clock && <Clock key={page.clock.iso} clock={page.clock} />}
        {/* Once there is a record it stands first: little is left to do. */}
        {page.record ? <RecordPart page={page} record={page.record} /> : forms}
        {page.procedures.map((procedure) => (
          <Procedure key={procedure.id} procedure={procedure} />
        ))}
        {page.record && forms}
        {page.record === null && <p className="small soft">{t("none")}</p>}
        <p>
          <ButtonLink kind="quiet" href={href}>
            {t("back")}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
