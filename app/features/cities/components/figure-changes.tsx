import type { ReactNode } from "react";
import { DataTable, type TableRow } from "#app/components/data-table.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { figureFields, type FigureChange, type FigureField } from "../changes.ts";
import type { Figure } from "../profile.ts";
import { FigureValue } from "./figure-words.tsx";

interface FigureChangesProps {
  readonly changes: readonly FigureChange[];
  /** What the two columns are called. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** Figures that differ between two states, field by field; of one that stands on one side only, every field it has. A side that has none is left out. */
export function FigureChanges({ changes, before, after }: FigureChangesProps) {
  const t = useTexts("cities");
  const sides = [
    { key: "before", label: before },
    { key: "after", label: after },
  ] as const;
  const shown = sides.filter(({ key }) => changes.some((change) => change[key] !== null));
  const rows = changes.flatMap((change, i): TableRow[] =>
    fieldsOf(change).map((field) => ({
      key: `${String(i)}-${field}`,
      cells: [
        <FieldName key="name" change={change} field={field} />,
        ...shown.map(({ key }) => <Cell key={key} figure={change[key]} field={field} />),
      ],
    })),
  );
  return (
    <div className="small [&_table]:table-fixed">
      <DataTable
        caption={t("changes")}
        isCaptionHidden
        columns={[{ key: "field", label: t("figure") }, ...shown]}
        rows={rows}
      />
    </div>
  );
}

function fieldsOf({ before, after, fields }: FigureChange): readonly FigureField[] {
  if (before && after) return fields;
  const figure = before ?? after;
  return figureFields.filter((field) => field === "value" || figure?.[field] !== null);
}

function FieldName({ change, field }: { readonly change: FigureChange; readonly field: FigureField }) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const indicator = (change.before ?? change.after)?.indicator ?? "population";
  const names: Readonly<Record<FigureField, ReactNode>> = {
    value: t("value"),
    year: t("year"),
    yearNote: t("edit.yearNote"),
    source: terms("source"),
    sourceUrl: t("edit.sourceUrl"),
    note: t("edit.note"),
  };
  return (
    <>
      {t(`indicator.${indicator}`)} · {names[field]}
    </>
  );
}

function Cell({ figure, field }: { readonly figure: Figure | null; readonly field: FigureField }) {
  const t = useTexts("cities");
  const formats = useFormats();
  if (!figure) return field === "value" ? <span className="missing">{t("noFigure")}</span> : null;
  if (field === "value") return <FigureValue figure={figure} />;
  if (field === "year") return <>{figure.year === null ? "" : formats.year(figure.year)}</>;
  return <bdi>{figure[field]}</bdi>;
}
