import { DataTable } from "#app/components/data-table.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownPosition } from "../shown-position.ts";

interface TableProps {
  readonly page: ShownPosition;
}

/** Which Member States have submitted, and how many comments of each there are: numbers alone. */
export function CountriesTable({ page }: TableProps) {
  const t = useTexts("positions");
  const done = page.countries.filter(({ submitted }) => submitted !== null).length;
  return (
    <DataTable
      caption={t("countries.caption", { done, all: page.countries.length })}
      isStacked
      columns={[
        { key: "country", label: t("countries.country") },
        { key: "submitted", label: t("countries.submitted") },
        { key: "comments", label: t("countries.comments"), isNumeric: true },
      ]}
      rows={page.countries.map(({ code, name, submitted, comments }) => ({
        key: code,
        cells: [name, submitted ? <Saying key="when" said={submitted} /> : t("notYet"), String(comments)],
      }))}
    />
  );
}

/** Which of the country's cities have commented. */
export function CitiesTable({ page }: TableProps) {
  const t = useTexts("positions");
  if (page.cities.length === 0) return null;
  return (
    <div className="position-cities">
      <DataTable
        caption={t("cities.caption")}
        columns={[
          { key: "city", label: t("cities.city") },
          { key: "comments", label: t("countries.comments"), isNumeric: true },
        ]}
        rows={page.cities.map(({ slug, name, comments }) => ({
          key: slug,
          cells: [<bdi key="name">{name}</bdi>, comments === 0 ? t("cities.none") : String(comments)],
        }))}
      />
    </div>
  );
}
