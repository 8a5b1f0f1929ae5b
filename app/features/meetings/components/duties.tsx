import { DataTable } from "#app/components/data-table.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { SourceLinks, useOriginal, type Meeting } from "./meeting-words.tsx";

export interface Chair extends Pick<Meeting, "named"> {
  readonly year: number;
  readonly countryCode: string;
  readonly office: string;
}

export interface Shepherd extends Pick<Meeting, "named"> {
  readonly fromYear: number;
  readonly untilYear: number;
  readonly countryCode: string;
  readonly note: string | null;
}

/** Which country chaired the network in which year, and which of its offices. */
export function ChairsTable({ chairs }: { readonly chairs: readonly Chair[] }) {
  const t = useTexts("meetings");
  const terms = useTexts("terms");
  const formats = useFormats();
  const original = useOriginal();
  return (
    <DataTable
      caption={terms("chair")}
      isStacked
      columns={[
        { key: "year", label: t("year") },
        { key: "country", label: t("country") },
        { key: "office", label: t("office") },
        { key: "sources", label: terms("source") },
      ]}
      rows={chairs.map(({ year, countryCode, office, named }) => ({
        key: String(year),
        cells: [
          formats.year(year),
          formats.country(countryCode),
          <span key="office" lang={original}>
            {office}
          </span>,
          <SourceLinks key="sources" sources={named} isStacked />,
        ],
      }))}
    />
  );
}

/** Which country was Shepherd from which year until which. */
export function ShepherdsTable({ shepherds }: { readonly shepherds: readonly Shepherd[] }) {
  const t = useTexts("meetings");
  const terms = useTexts("terms");
  const formats = useFormats();
  const original = useOriginal();
  return (
    <DataTable
      caption={terms("shepherd")}
      isStacked
      columns={[
        { key: "years", label: t("years") },
        { key: "country", label: t("country") },
        { key: "note", label: t("note") },
        { key: "sources", label: terms("source") },
      ]}
      rows={shepherds.map(({ fromYear, untilYear, countryCode, note, named }) => ({
        key: String(fromYear),
        cells: [
          `${formats.year(fromYear)}–${formats.year(untilYear)}`,
          formats.country(countryCode),
          note && (
            <span key="note" lang={original}>
              {note}
            </span>
          ),
          <SourceLinks key="sources" sources={named} isStacked />,
        ],
      }))}
    />
  );
}
