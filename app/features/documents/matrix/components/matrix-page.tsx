import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { wordRows } from "../columns.ts";
import type { MatrixFilter } from "../filter.ts";
import type { ShownMatrix } from "../shown-matrix.ts";
import { AnswerForm } from "./answer-form.tsx";
import { matrixAddress, matrixQuery } from "./matrix-address.ts";
import { MatrixFilterForm, MatrixViews } from "./matrix-filter.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { PutInForm } from "./putting-in.tsx";

interface MatrixPageProps {
  readonly page: ShownMatrix;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** The comment matrix of a version: every comment that one may see with what was answered to it. */
export function MatrixPage({ page, reply }: MatrixPageProps) {
  const t = useTexts("matrix");
  const { lang } = usePageTexts();
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const href = pathsOf(lang).document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("title", { number: page.number })}
        breadcrumb={<Trail title={t("short")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <FormErrors reply={reply} />
      <div className="stack">
        <Versions page={page} />
        <Views page={page} />
        <Publishing page={page} />
        <AnswerForm page={page} reply={reply} />
        <details open={Object.keys(page.filter).length > 0}>
          <summary>{t("filter")}</summary>
          <MatrixFilterForm page={page} />
        </details>
        <MatrixViews page={page} reply={reply} />
        <Downloads page={page} />
        {page.mayPutIn && <PutInForm />}
        <Rows page={page} />
        <MorePages page={page} />
      </div>
    </div>
  );
}

function Versions({ page }: Pick<MatrixPageProps, "page">) {
  const t = useTexts("matrix");
  const path = pathsOf(usePageTexts().lang).documentMatrix(page.slug);
  const others = page.versions.filter((number) => number !== page.number);
  if (others.length === 0) return null;
  return (
    <p className="actions">
      {others.map((number) => (
        <ButtonLink key={number} kind="quiet" href={matrixAddress(path, { version: number })}>
          {t("title", { number })}
        </ButtonLink>
      ))}
    </p>
  );
}

/** All rows, those without an answer, and those the meeting works through. */
function Views({ page: { slug, number, counts, filter } }: Pick<MatrixPageProps, "page">) {
  const t = useTexts("matrix");
  const path = pathsOf(usePageTexts().lang).documentMatrix(slug);
  const asked = JSON.stringify(filter);
  const tab = (key: string, wanted: MatrixFilter, count: number) => ({
    key,
    href: matrixAddress(path, { version: number, filter: wanted }),
    label: t(`view.${key}`),
    isCurrent: asked === JSON.stringify(wanted),
    count: String(count),
  });
  return (
    <Tabs
      label={t.plain("view.label")}
      tabs={[
        tab("all", {}, counts.rows),
        tab("unanswered", { unanswered: true }, counts.unanswered),
        tab("meeting", { disposition: "for-the-meeting" }, counts.forMeeting),
      ]}
    />
  );
}

/** The rows that are shown, as files, and the way of such a file back. */
function Downloads({ page }: Pick<MatrixPageProps, "page">) {
  const { slug, number: version, filter, fitting } = page;
  const t = useTexts("matrix");
  const paths = pathsOf(usePageTexts().lang);
  const path = paths.documentMatrix(slug);
  return (
    <div className="actions">
      {formats
        .filter(({ most }) => fitting <= most)
        .map(({ name, ending }) => (
          <ButtonLink
            key={ending}
            kind="quiet"
            href={matrixAddress(`${path}.${ending}`, { version, filter })}
          >
            {t("download", { format: name })}
          </ButtonLink>
        ))}
      {page.mayBringBack && (
        <ButtonLink kind="quiet" href={paths.matrixImports(slug, version)}>
          {t("bringBack")}
        </ButtonLink>
      )}
      {fitting > wordRows && <p className="small soft">{t("tooLongForWord", { limit: wordRows })}</p>}
    </div>
  );
}

const formats = [
  { name: "Excel", ending: "xlsx", most: Infinity },
  { name: "Word", ending: "docx", most: wordRows },
  { name: "CSV", ending: "csv", most: Infinity },
] as const;

function Publishing({ page: { mayAnswer, counts } }: Pick<MatrixPageProps, "page">) {
  const t = useTexts("matrix");
  if (!mayAnswer || counts.unpublished === 0) return null;
  return (
    <form method="post" className="actions">
      <Button name="deed" value="publish" id="publish">
        {t("publish", { count: counts.unpublished })}
      </Button>
      <p className="small soft">{t("publishNote")}</p>
    </form>
  );
}

/** The table; for those who answer inside a form that opens the answer to the rows that are ticked. */
function Rows({ page }: Pick<MatrixPageProps, "page">) {
  const t = useTexts("matrix");
  const path = pathsOf(usePageTexts().lang).documentMatrix(page.slug);
  const { number: version, filter, page: at } = page;
  if (page.rows.length === 0) return <EmptyState title={t("none")} />;
  const count = <p className="soft">{t("shown", { count: page.fitting })}</p>;
  if (!page.mayAnswer)
    return (
      <>
        {count}
        <MatrixTable page={page} />
      </>
    );
  return (
    <form method="get" action={`${path}#answer-form`} className="stack">
      {Object.entries(matrixQuery({ version, filter, page: at })).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {count}
      <MatrixTable page={page} />
      <div className="actions">
        <Button kind="quiet">{t("answerTicked")}</Button>
      </div>
    </form>
  );
}

function MorePages({ page: { page, pages, slug, number, filter } }: Pick<MatrixPageProps, "page">) {
  const t = useTexts("matrix");
  const path = pathsOf(usePageTexts().lang).documentMatrix(slug);
  if (pages === 1) return null;
  const step = (to: number, label: string) => ({
    href: matrixAddress(path, { version: number, filter, page: to }),
    label: t(`pages.${label}`),
  });
  return (
    <Pagination
      label={t.plain("pages.label")}
      pages={[{ key: "current", label: `${String(page)} / ${String(pages)}` }]}
      previous={page > 1 ? step(page - 1, "previous") : undefined}
      next={page < pages ? step(page + 1, "next") : undefined}
    />
  );
}
