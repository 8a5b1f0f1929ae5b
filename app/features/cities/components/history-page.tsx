import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Thread, ThreadItem } from "#app/components/thread.tsx";
import type { Mandate } from "#app/features/access/actor.ts";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm, useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { wordDifference, type FigureChange } from "../changes.ts";
import type { Summary } from "../profile.ts";
import { useEnglish } from "./city-name.tsx";
import type { OfficeOf } from "./confirmed.tsx";
import { FigureChanges } from "./figure-changes.tsx";

type Entry = {
  readonly version: number;
  readonly at: Date;
  readonly by: Mandate | null;
  readonly isCurrent: boolean;
} & (
  | { readonly section: "summary"; readonly before: Summary | null; readonly after: Summary }
  | { readonly section: "facts"; readonly changes: readonly FigureChange[] }
);

interface HistoryPageProps {
  readonly city: { readonly slug: string; readonly name: string; readonly timeZone: string };
  /** The newest first. */
  readonly entries: readonly Entry[];
  readonly officeOf: OfficeOf;
}

/** Every version of every section of a profile: who saved it, when, and what changed. */
export function HistoryPage({ city, entries, officeOf }: HistoryPageProps) {
  const t = useTexts("cities");
  const english = useEnglish();
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [
    {
      key: "cities",
      label: <TextOrTerm part="cities" text="title" term="member-city" />,
      href: paths.cities,
    },
    { key: "city", label: <span lang={english}>{city.name}</span>, href: paths.city(city.slug) },
  ];
  return (
    <div className="wrap page">
      <PageHead
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
        title={t("history")}
        lead={t.plain("historyLead")}
        leadLang={t.lang("historyLead")}
        compact
      />
      <Thread label={t.plain("history")}>
        {entries.map((entry) => (
          <ThreadItem
            key={`${entry.section}-${String(entry.version)}`}
            id={`${entry.section}-${String(entry.version)}`}
            point={entry.isCurrent ? "now" : "done"}
            who={
              <>
                {t(entry.section)} · {t("versionNumber", { number: entry.version })}
              </>
            }
            where={entry.by ? officeOf(entry.by) : t("reference")}
            when={<When at={entry.at} city={city} />}
          >
            <Change entry={entry} />
          </ThreadItem>
        ))}
      </Thread>
    </div>
  );
}

/** A moment in the city's own time and in UTC. */
function When({ at, city }: { readonly at: Date; readonly city: HistoryPageProps["city"] }) {
  const t = useTexts("cities");
  const formats = useFormatsIn(t, "when");
  const local = formats.dateTime(at, city.timeZone);
  return (
    <time dateTime={at.toISOString()}>{t("when", { local, city: city.name, utc: formats.time(at) })}</time>
  );
}

function Change({ entry }: { readonly entry: Entry }) {
  const t = useTexts("cities");
  if (entry.section === "facts")
    return <FigureChanges changes={entry.changes} before={t("before")} after={t("after")} />;
  return <SummaryChange before={entry.before} after={entry.after} />;
}

function SummaryChange({ before, after }: { readonly before: Summary | null; readonly after: Summary }) {
  const t = useTexts("cities");
  const formats = useFormats();
  if (after.text === null) return <p className="missing">{t("noSummary")}</p>;
  if (!before?.text) return <p lang={after.lang}>{after.text}</p>;
  if (before.lang !== after.lang)
    return (
      <>
        <p lang={before.lang}>
          <del>{before.text}</del>
        </p>
        <p lang={after.lang}>
          <ins>{after.text}</ins>
        </p>
        <p className="small soft">
          {formats.language(before.lang)} → {formats.language(after.lang)}
        </p>
      </>
    );
  const parts = wordDifference(before.text, after.text, after.lang);
  return (
    <p lang={after.lang}>
      {parts.start}
      {parts.before !== "" && <del>{parts.before}</del>}
      {parts.before !== "" && parts.after !== "" && " "}
      {parts.after !== "" && <ins>{parts.after}</ins>}
      {parts.end}
    </p>
  );
}
