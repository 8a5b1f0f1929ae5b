import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { writeTraceQuery, type TraceQuery } from "../filter.ts";
import { TraceTable, type TraceTableProps } from "./trace-table.tsx";

interface TraceListProps extends TraceTableProps {
  /** Address of the page, and without its end that of the exports. */
  readonly path: string;
  readonly query: TraceQuery;
  /** Id of the last entry shown, where there are older ones. */
  readonly next: number | null;
}

/** The entries found, the way to older ones, and the same entries as files. */
export function TraceList({ path, query, next, ...table }: TraceListProps) {
  const t = useTexts("trace");
  const whole = writeTraceQuery({ ...query, before: undefined });
  if (table.entries.length === 0) return <EmptyState title={t("empty")} />;
  const older = next === null ? "" : path + writeTraceQuery({ ...query, before: next });
  return (
    <>
      <TraceTable {...table} />
      <Pagination
        label={t.plain("pages")}
        previous={query.before === undefined ? undefined : { href: path + whole, label: t("newest") }}
        next={next === null ? undefined : { href: older, label: t("older") }}
      />
      <p className="actions">
        <a href={`${path}.json${whole}`} download>
          {t("export.json")}
        </a>
        <a href={`${path}.csv${whole}`} download>
          {t("export.csv")}
        </a>
      </p>
      <p className="small soft">{t("export.lead")}</p>
    </>
  );
}
