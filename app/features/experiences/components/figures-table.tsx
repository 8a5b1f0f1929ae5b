import { DataTable } from "#app/components/data-table.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

export interface Figure {
  readonly what: string;
  readonly value: number | string;
  readonly unit?: string | undefined;
  /** As exact as the source has it. */
  readonly as_of?: string | undefined;
}

interface FiguresTableProps {
  readonly figures: readonly Figure[];
  /** The language of what is counted and of the units, where it is not that of the page. */
  readonly original: string | undefined;
}

/** Figures as they were reported, each with its date. */
export function FiguresTable({ figures, original }: FiguresTableProps) {
  const t = useTexts("experiences");
  const formats = useFormats();
  return (
    <DataTable
      caption={t("figures")}
      columns={[
        { key: "what", label: t("figure") },
        { key: "value", label: t("value") },
        { key: "asOf", label: t("asOf") },
      ]}
      rows={figures.map(({ what, value, unit = "", as_of: asOf }) => ({
        key: `${what} ${String(value)} ${asOf ?? ""}`,
        cells: [
          <span key="what" lang={original}>
            {what}
          </span>,
          <span key="value">
            {typeof value === "number" ? formats.number(value) : <span lang={original}>{value}</span>}
            {unit.startsWith("%") || unit === "" ? "" : " "}
            <span lang={original}>{unit}</span>
          </span>,
          asOf === undefined ? t("notAvailable") : formats.partialDate(asOf),
        ],
      }))}
    />
  );
}
