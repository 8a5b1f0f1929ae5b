import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";
import { JobFigures, type JobCounts } from "./job-figures.tsx";

interface OverviewPageProps {
  readonly counts: JobCounts;
  readonly nodes: readonly { readonly id: string; readonly version: string; readonly startedAt: Date }[];
  /** Versions of PostgreSQL and Node.js. */
  readonly database: string;
  readonly runtime: string;
  readonly hasOutbox: boolean;
}

/** How the portal is, for those who keep it running: what needs a hand first, then jobs, nodes and versions. */
export function OverviewPage({ counts, nodes, database, runtime, hasOutbox }: OverviewPageProps) {
  const t = useTexts("administration");
  const versions = [
    { key: "database", term: t("overview.database"), value: database },
    { key: "runtime", term: t("overview.runtime"), value: runtime },
  ];
  return (
    <div className="wrap page">
      <PageHead compact title={t("overview.title")} lead={t("overview.lead")} />
      <AdminTabs current="overview" hasOutbox={hasOutbox} />
      <div className="stack">
        <Attention counts={counts} />
        <h2>{t("jobs.title")}</h2>
        <JobFigures counts={counts} />
        <h2>{t("overview.nodes")}</h2>
        <Nodes nodes={nodes} />
        <h2>{t("overview.versions")}</h2>
        <Facts facts={versions} />
      </div>
    </div>
  );
}

/** Says what waits for an administrator, with the way there; or that nothing does. */
function Attention({ counts: { dead, held } }: Pick<OverviewPageProps, "counts">) {
  const t = useTexts("administration");
  const jobs = pathsOf(usePageTexts().lang).adminJobs;
  if (dead + held === 0) return <p>{t("overview.allWell")}</p>;
  return (
    <Note isWarning>
      {dead > 0 && <p>{t("overview.dead", { count: dead })}</p>}
      {held > 0 && <p>{t("overview.held", { count: held })}</p>}
      <p>
        <a href={jobs}>{t("overview.lookAtJobs")}</a>
      </p>
    </Note>
  );
}

function Nodes({ nodes }: Pick<OverviewPageProps, "nodes">) {
  const t = useTexts("administration");
  const formats = useFormats();
  if (nodes.length === 0) return <p>{t("overview.noNodes")}</p>;
  const caption = t.plain("overview.nodes");
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      columns={(["node", "version", "since"] as const).map((key) => ({
        key,
        label: t(`overview.column.${key}`),
      }))}
      rows={nodes.map(({ id, version, startedAt }, index) => ({
        key: id,
        cells: [formats.number(index + 1), version, formats.dateTime(startedAt)],
      }))}
    />
  );
}
