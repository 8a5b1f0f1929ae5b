import type { ReactNode } from "react";
import { DataTable } from "#app/components/data-table.tsx";
import { Tag } from "#app/components/tag.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { matrixColumns } from "../columns.ts";
import type { ShownMatrix, ShownMatrixRow, ShownPlace } from "../shown-matrix.ts";
import { LongText } from "./long-text.tsx";
import { matrixAddress } from "./matrix-address.ts";
import { PuttingIn } from "./putting-in.tsx";

interface TableProps {
  readonly page: ShownMatrix;
}

/** The rows of the matrix as a table; on a phone each stands by itself. */
export function MatrixTable({ page }: TableProps) {
  const t = useTexts("matrix");
  return (
    <DataTable
      caption={t("title", { number: page.number })}
      isCaptionHidden
      isStacked
      scrollLabel={t.plain("title", { number: page.number })}
      columns={matrixColumns.map((key) => ({ key, label: t(`column.${key}`) }))}
      rows={page.rows.map((row) => ({
        key: row.id,
        cells: [
          <RowHead key="id" row={row} page={page} />,
          <RowVersion key="version" row={row} page={page} />,
          <PlaceName key="section" place={row.section} />,
          row.paragraph?.number,
          row.quote && <LongText key="quote" text={row.quote} lang={row.quoteLang} />,
          row.country,
          <RowOffice key="office" row={row} />,
          <RowType key="type" row={row} />,
          row.proposed && <LongText key="proposed" text={row.proposed} lang={row.quoteLang} />,
          <LongText key="reason" text={row.reason} lang={row.lang} />,
          row.supports.join(", "),
          row.answer?.response && (
            <LongText key="response" text={row.answer.response} lang={row.answer.lang} />
          ),
          <RowDisposition key="disposition" row={row} page={page} />,
          <RowResult key="resulting" row={row} page={page} />,
        ],
      }))}
    />
  );
}

/** The row's name with a box to tick and the way to its answer, for those who answer. */
function RowHead({ row, page }: TableProps & { readonly row: ShownMatrixRow }) {
  const t = useTexts("matrix");
  const { lang } = usePageTexts();
  const path = pathsOf(lang).documentMatrix(page.slug);
  const { number: version, filter } = page;
  const shown = { slug: page.slug, number: version, latest: null, beside: null };
  const comment = documentAddress(lang, shown, { paragraph: row.node, place: `comment-${row.id}` });
  const link = (
    <a className="matrix-link" href={comment}>
      {row.code}
    </a>
  );
  if (!page.mayAnswer) return <Anchor id={row.id}>{link}</Anchor>;
  return (
    <Anchor id={row.id}>
      {link}
      <label className="matrix-tick">
        <input
          type="checkbox"
          name="answer"
          value={row.id}
          defaultChecked={page.answering.includes(row.id)}
        />
        <VisuallyHidden>{t("tick", { code: row.code })}</VisuallyHidden>
      </label>
      <a
        className="matrix-link"
        href={matrixAddress(path, { version, filter, page: page.page, answer: row.id })}
      >
        {t("answer")}
        <VisuallyHidden> {row.code}</VisuallyHidden>
      </a>
    </Anchor>
  );
}

function Anchor({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="matrix-head" id={`row-${id}`}>
      {children}
    </div>
  );
}

function RowVersion({ row, page }: TableProps & { readonly row: ShownMatrixRow }) {
  const t = useTexts("matrix");
  return (
    <>
      {t("versionShort", { number: page.number })} <Endonym tag={row.lang} />
    </>
  );
}

function PlaceName({ place }: { readonly place: ShownPlace | null }) {
  const t = useTexts("matrix");
  if (place === null) return <>{t("whole")}</>;
  return (
    <>
      {place.number} <span lang={place.lang}>{place.text}</span>
    </>
  );
}

function RowOffice({ row }: { readonly row: ShownMatrixRow }) {
  const accounts = useTexts("accounts");
  if (row.body !== null) return <bdi>{row.body}</bdi>;
  const key = `office.${String(row.officeKind)}`;
  return <>{row.officeKind !== null && accounts(key)}</>;
}

function RowType({ row }: { readonly row: ShownMatrixRow }) {
  const t = useTexts("documents");
  return <>{t(`type.${row.type}`)}</>;
}

/** The paragraph that came of it, with its version where that is another one. */
function RowResult({ row, page }: TableProps & { readonly row: ShownMatrixRow }) {
  const t = useTexts("matrix");
  if (!row.answer?.resulting) return null;
  return (
    <>
      {row.answer.resulting.number}{" "}
      {page.resultsIn !== null && (
        <span className="soft">{t("versionShort", { number: page.resultsIn })}</span>
      )}
    </>
  );
}

function RowDisposition({ row, page }: TableProps & { readonly row: ShownMatrixRow }) {
  const t = useTexts("matrix");
  const { answer } = row;
  if (answer === null) return <span className="soft">{t("unanswered")}</span>;
  return (
    <>
      {answer.disposition ? t(`disposition.${answer.disposition}`) : t("beingWorkedOn")}
      {page.mayAnswer && !answer.isPublished && (
        <>
          {" "}
          <Tag>{t("unpublished")}</Tag>
        </>
      )}
      <PuttingIn row={row} page={page} />
    </>
  );
}
