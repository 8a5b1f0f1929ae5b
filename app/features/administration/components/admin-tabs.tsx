import { Tabs } from "#app/components/tabs.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

const places = {
  overview: "admin",
  settings: "adminSettings",
  jobs: "adminJobs",
  outbox: "adminOutbox",
  trace: "adminTrace",
  reports: "roomReports",
} as const;
const keys = ["overview", "settings", "jobs", "outbox", "trace", "reports"] as const;

interface AdminTabsProps {
  readonly current: keyof typeof places;
  /** Whether messages are written to the outbox of the demonstration instead of being sent. */
  readonly hasOutbox: boolean;
}

/** The pages of those who keep the portal running. */
export function AdminTabs({ current, hasOutbox }: AdminTabsProps) {
  const t = useTexts("administration");
  const paths = pathsOf(usePageTexts().lang);
  const tabs = keys
    .filter((key) => key !== "outbox" || hasOutbox)
    .map((key) => ({ key, href: paths[places[key]], label: t(`tabs.${key}`), isCurrent: key === current }));
  return <Tabs label={t.plain("tabs.label")} tabs={tabs} />;
}
