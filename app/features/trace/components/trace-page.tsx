import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import type { Option } from "#app/components/field.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { TraceEntry } from "../entry.ts";
import { writeTraceQuery, type TraceQuery } from "../filter.ts";
import { ChainState, type Check } from "./chain-state.tsx";
import { TraceFilter } from "./trace-filter.tsx";
import { TraceList } from "./trace-list.tsx";
import type { OfficeOf } from "./trace-table.tsx";

export interface TracePageProps {
  readonly tabs: ReactNode;
  readonly entries: readonly TraceEntry[];
  readonly next: number | null;
  readonly query: TraceQuery;
  readonly check: Check | null;
  /** The address of the account asked for, or its id where it is gone. */
  readonly person: string | null;
  readonly offices: readonly Option[];
  readonly officeOf: OfficeOf;
}

/** The whole audit log, for administrators: whether it is whole, filters, entries, exports. */
export function TracePage({ tabs, check, person, offices, query, ...list }: TracePageProps) {
  const t = useTexts("trace");
  const path = pathsOf(usePageTexts().lang).adminTrace;
  return (
    <div className="wrap page">
      <PageHead compact title={t("title")} lead={t.plain("lead")} leadLang={t.lang("lead")} />
      {tabs}
      <div className="stack">
        <ChainState check={check} />
        <TraceFilter action={path} query={query} everyone={{ offices, person }} />
        <TraceList {...list} path={path} query={query} hrefOf={(asked) => path + writeTraceQuery(asked)} />
      </div>
    </div>
  );
}
