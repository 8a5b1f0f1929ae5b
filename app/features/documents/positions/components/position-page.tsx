import { useState } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import { useDocumentChanges } from "#app/features/documents/components/use-document-changes.ts";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { CitiesTable, CountriesTable } from "./answered-tables.tsx";
import { PositionComments } from "./position-comments.tsx";
import type { PositionPageProps } from "./position-page-props.ts";
import { Submitting } from "./submitting.tsx";
import { WordingForm } from "./wording-form.tsx";

/** What a country makes of its cities' comments, and its position; for the Chair and the Secretariat who has submitted. */
export function PositionPage({ page, reply: answered }: PositionPageProps) {
  // Kept: loading the data again, as comments come in, would forget what was refused and why.
  const [reply] = useState(answered);
  const t = useTexts("positions");
  const paths = pathsOf(usePageTexts().lang);
  useDocumentChanges(page.slug, true);
  const href = paths.document(page.slug);
  const title = <span lang={page.titleLang}>{page.title}</span>;
  const { country, number } = page;
  const lead = country === null ? "lead.overseer" : page.can.prepare ? "lead.country" : "lead.city";
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("title")}
        breadcrumb={<Trail title={t("title")} document={{ key: "document", href, label: title }} />}
        lead={t(lead, { country: country ?? "", number })}
      >
        <p className={page.isRunning ? "deadline" : "deadline deadline-over"}>
          {page.deadline ? <Saying said={page.deadline} /> : t("noPeriod")}
        </p>
      </PageHead>
      <FormErrors reply={reply} />
      <div className="stack" id="position">
        {number < page.latest && (
          <Note isWarning>
            {t("older", { number })} <a href={paths.documentPosition(page.slug)}>{t("toLatest")}</a>
          </Note>
        )}
        {page.countries.length > 0 && <CountriesTable page={page} />}
        {country !== null && <OwnPosition page={page} reply={reply} />}
      </div>
    </div>
  );
}

function OwnPosition({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const isRefusedWording = typed(reply, "deed") === "word";
  return (
    <>
      {(page.wording ?? isRefusedWording) && page.can.prepare && !page.submitted && (
        <WordingForm page={page} reply={isRefusedWording ? reply : undefined} />
      )}
      <Submitting page={page} reply={reply} />
      {page.can.prepare && <CitiesTable page={page} />}
      {page.groups.length === 0 && <EmptyState title={t("none")} />}
      <PositionComments page={page} reply={reply} />
    </>
  );
}
