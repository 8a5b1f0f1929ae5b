import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { TraceEntry } from "../entry.ts";
import type { TraceQuery } from "../filter.ts";
import { TraceFilter } from "./trace-filter.tsx";
import { TraceList } from "./trace-list.tsx";
import type { OfficeOf } from "./trace-table.tsx";

interface OwnTracePageProps {
  readonly tabs: ReactNode;
  readonly entries: readonly TraceEntry[];
  readonly next: number | null;
  readonly query: TraceQuery;
  readonly officeOf: OfficeOf;
}

/** What the audit log holds about the reader: what they did, and what was done to their account and mandates. */
export function OwnTracePage({ tabs, query, ...list }: OwnTracePageProps) {
  const t = useTexts("trace");
  const path = pathsOf(usePageTexts().lang).accountTrace;
  return (
    <div className="wrap page">
      <PageHead title={t("own.title")} lead={t.plain("own.lead")} leadLang={t.lang("own.lead")} />
      {tabs}
      <div className="stack">
        <TraceFilter action={path} query={query} />
        <TraceList {...list} path={path} query={query} />
      </div>
    </div>
  );
}
