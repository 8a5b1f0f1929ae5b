import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "#app/components/breadcrumb.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { StageLine } from "#app/components/stage-line.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { ExportLinks } from "../exports/components/export-links.tsx";
import type { ShownDocument } from "../shown.ts";
import { SinceNote } from "../versions/components/version-links.tsx";
import { DocumentTools } from "./document-tools.tsx";
import { Saying } from "./saying.tsx";

/** Title, version, label, stages and ways of reading. */
export function DocumentHead({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const other = page.lang === lang ? undefined : page.lang;
  return (
    <>
      <PageHead
        title={page.title}
        titleLang={other}
        breadcrumb={<Trail title={t("version", { number: page.number })} />}
        lead={<Saying said={page.published} />}
      >
        {page.label && (
          <p className="small soft" lang={other}>
            {page.label}
          </p>
        )}
        <ExportLinks version={page} />
      </PageHead>
      <SinceNote page={page} />
      <DocumentNotes page={page} />
      <Stages stages={page.stages} />
      <DocumentTools page={page} />
    </>
  );
}

interface TrailProps {
  /** What this page is. */
  readonly title: ReactNode;
  /** The document that a page about it leads back to. */
  readonly document?: Crumb;
}

/** The way from the list of documents to this page. */
export function Trail({ title, document }: TrailProps) {
  const t = useTexts("documents");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <Breadcrumb
      label={t.plain("title")}
      crumbs={[
        { key: "documents", label: t("title"), href: paths.documents },
        ...(document ? [document] : []),
        { key: "page", label: title },
      ]}
    />
  );
}

function DocumentNotes({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  if (page.lang === lang && page.number === page.latest) return null;
  return (
    <div className="stack document-notes">
      {page.lang !== lang && (
        <Note>
          <Saying said={page.missing} />
        </Note>
      )}
      {page.number < page.latest && (
        <Note isWarning>
          {t("newer", { number: page.number })}{" "}
          <a href={paths.document(page.slug)}>{t("readVersion", { number: page.latest })}</a>
        </Note>
      )}
    </div>
  );
}

/** The document's stages as a line, with what is known of their dates. */
export function Stages({ stages }: { readonly stages: ShownDocument["stages"] }) {
  const t = useTexts("documents");
  return (
    <StageLine
      label={t.plain("stages.label")}
      states={{ done: t("stages.done"), now: t("stages.now"), coming: t("stages.coming") }}
      stages={stages.map((stage) => ({
        key: stage.key,
        state: stage.state,
        label: t(`stages.${stage.key}`),
        detail: stage.detail && <Saying said={stage.detail} />,
      }))}
    />
  );
}
