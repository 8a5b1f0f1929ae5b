import { Note } from "#app/components/note.tsx";
import { Tag } from "#app/components/tag.tsx";
import { commentTypes } from "#app/features/documents/comments/comment-types.ts";
import { LongText } from "#app/features/documents/matrix/components/long-text.tsx";
import { dispositions } from "#app/features/documents/matrix/dispositions.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Change } from "../outcomes.ts";
import type { ShownMatrixImport, ShownRow } from "../shown-matrix-import.ts";

/** The rows of a file that are not as the matrix has them. */
export function FileRows({ page }: { readonly page: ShownMatrixImport }) {
  return (
    <ol className="matrix-rows">
      {page.rows.map((row) => (
        <li key={`${row.line.toString()} ${row.code ?? ""}`} className="matrix-row">
          <RowHead row={row} />
          <Refusal row={row} />
          {row.changes.map((change) => (
            <Sides key={change.column} change={change} row={row} lang={page.lang} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function RowHead({ row }: { readonly row: ShownRow }) {
  const t = useTexts("matrix-imports");
  return (
    <div className="matrix-row-head">
      <strong>{row.code ?? t("newRow")}</strong>
      <span className="small soft">{t("line", { line: row.line })}</span>
      <Tag>{t(`kind.${row.kind}`)}</Tag>
    </div>
  );
}

function Refusal({ row: { why, column } }: { readonly row: ShownRow }) {
  const t = useTexts("matrix-imports");
  const matrix = useTexts("matrix");
  if (why === null) return null;
  return (
    <Note isWarning>
      <p>
        {column && <strong>{matrix(`column.${column}`)}: </strong>}
        {t(`why.${why}`)}
      </p>
    </Note>
  );
}

interface SidesProps {
  readonly change: Change;
  readonly row: ShownRow;
  readonly lang: string;
}

/** What the matrix says, and what the file says. */
function Sides({ change: { column, before, after }, row, lang }: SidesProps) {
  const t = useTexts("matrix-imports");
  const matrix = useTexts("matrix");
  return (
    <div>
      <h3>{matrix(`column.${column}`)}</h3>
      <dl className="matrix-sides">
        {row.kind !== "new" && (
          <div>
            <dt>{t(row.why === "changedMeanwhile" ? "side.meanwhile" : "side.before")}</dt>
            <dd>
              <Cell column={column} text={before} lang={lang} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("side.file")}</dt>
          <dd>
            <Cell column={column} text={after} lang={lang} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Cell({
  column,
  text,
  lang,
}: Pick<Change, "column"> & { readonly text: string; readonly lang: string }) {
  const t = useTexts("matrix-imports");
  const matrix = useTexts("matrix");
  const documents = useTexts("documents");
  if (text === "") return <span className="soft">{t("empty")}</span>;
  const isIn = (keys: readonly string[]) => keys.includes(text);
  if (column === "type" && isIn(commentTypes)) return <>{documents(`type.${text}`)}</>;
  if (column === "disposition" && isIn(dispositions)) return <>{matrix(`disposition.${text}`)}</>;
  return <LongText text={text} lang={lang} />;
}
