import { ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "../../components/saying.tsx";
import type { ShownAdoption, ShownRecord } from "../shown-adoption.ts";

interface RecordPartProps {
  readonly page: Pick<ShownAdoption, "slug">;
  readonly record: ShownRecord;
}

/** The record of an adoption: its hashes, the texts, the matrix, and what was corrected later. What the countries said stands below it. */
export function RecordPart({ page, record }: RecordPartProps) {
  const t = useTexts("adoption");
  const paths = pathsOf(usePageTexts().lang);
  const { noted } = record;
  return (
    <section className="stack" id="record">
      <h2>{t("record.title")}</h2>
      {record.isIllustrative && <Note isWarning>{t("record.illustrative")}</Note>}
      <p>{t("record.lead")}</p>
      <p className="actions">
        <ButtonLink kind="quiet" href={paths.adoptionPaper(page.slug)}>
          {t("record.pdf")}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.adoptionRecord(page.slug)}>
          {t("record.json")}
        </ButtonLink>
      </p>
      <Facts
        facts={[
          { key: "version", term: t("record.version"), value: String(record.version) },
          { key: "adopted", term: t("record.adopted"), value: <Saying said={record.adopted} /> },
          { key: "hash", term: t("record.hash"), value: <code className="hash">{record.sha256}</code> },
        ]}
      />
      {noted && (
        <p>
          {t("record.noted")} <Saying said={noted.on} />: {noted.occasion}
        </p>
      )}
      <Texts record={record} />
      <Rows record={record} />
      <Corrigenda record={record} />
    </section>
  );
}

function Texts({ record }: { readonly record: ShownRecord }) {
  const t = useTexts("adoption");
  return record.texts.map(({ lang, language, title, isAuthoritative, sha256, nodes }) => (
    <details key={lang}>
      <summary>
        <Saying said={language} />
        {isAuthoritative && <> ({t("record.authoritative")})</>}
      </summary>
      <p className="hash">
        {t("record.textHash")} <code>{sha256}</code>
      </p>
      <div className="record-text" lang={lang}>
        <p>
          <strong>{title}</strong>
        </p>
        {nodes.map(({ id, kind, number, text }) => (
          <p key={id} className="said-text">
            <span className="soft">{number}</span> {kind === "section" ? <strong>{text}</strong> : text}
          </p>
        ))}
      </div>
    </details>
  ));
}

function Rows({ record: { rows, rowCount } }: { readonly record: ShownRecord }) {
  const t = useTexts("adoption");
  if (rowCount === 0) return <p>{t("record.noRows")}</p>;
  return (
    <details>
      <summary>{t("record.rows", { count: rowCount })}</summary>
      {rows.length < rowCount && <p>{t("record.firstRows", { count: rows.length })}</p>}
      <DataTable
        caption={t("record.rows", { count: rowCount })}
        isCaptionHidden
        isStacked
        columns={["country", "comment", "response", "disposition"].map((key) => ({
          key,
          label: t(`record.column.${key}`),
        }))}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            row.country,
            <p key="body" className="said-text" lang={row.lang}>
              {row.body}
              {row.proposed !== null && `\n\n${row.proposed}`}
            </p>,
            <span key="response" className="said-text">
              {row.response}
            </span>,
            row.disposition !== null && t(`record.disposition.${row.disposition}`),
          ],
        }))}
      />
    </details>
  );
}

function Corrigenda({ record: { corrigenda } }: { readonly record: ShownRecord }) {
  const t = useTexts("adoption");
  if (corrigenda.length === 0) return null;
  return (
    <>
      <h3>{t("record.corrigenda")}</h3>
      {corrigenda.map(({ number, paragraph, lang, text, reason, at }) => (
        <div key={number} className="stack">
          <p>
            <strong>{t("record.corrigendum", { number })}</strong> <Saying said={at} />
            {paragraph !== null && <> · {t("record.paragraph", { number: paragraph })}</>}
          </p>
          <p className="said-text" lang={lang}>
            {text}
          </p>
          <p className="said-text small soft">{reason}</p>
        </div>
      ))}
    </>
  );
}
