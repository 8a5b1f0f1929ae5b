import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { useEnglish } from "./city-name.tsx";
import { SourceLink } from "./figure-words.tsx";
import { FocusAreaTags } from "./focus-area-tags.tsx";

export interface Project {
  readonly id: number;
  readonly name: string;
  readonly focusAreaId: string | null;
  readonly status: string | null;
  readonly summary: string | null;
  readonly supportSought: string | null;
  readonly planName: string | null;
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
  readonly sourcePlace: string | null;
  readonly planSourceId: string | null;
  readonly planTitle: string | null;
  readonly planUrl: string | null;
}

/** The projects of a city: area and status, what it is, which support is sought, and where that is written. */
export function ProjectRows({ projects }: { readonly projects: readonly Project[] }) {
  const t = useTexts("cities");
  if (projects.length === 0) return <EmptyState title={t("noProjects")} />;
  return (
    <ul className="rows">
      {projects.map((project) => (
        <ProjectRow key={project.id} project={project} />
      ))}
    </ul>
  );
}

function ProjectRow({ project }: { readonly project: Project }) {
  const t = useTexts("cities");
  const english = useEnglish();
  const { name, focusAreaId, status, supportSought } = project;
  return (
    <li>
      <h3 className="rows-title" lang={english}>
        {name}
      </h3>
      <div className="tag-row">
        {focusAreaId !== null && <FocusAreaTags areas={[focusAreaId]} />}
        <span className={status === null ? "missing" : undefined}>{t(`status.${status ?? "unknown"}`)}</span>
      </div>
      <ProjectSummary {...project} />
      {supportSought !== null && (
        <p className="small pt-1">
          {t("supportSought")} <span lang={english}>{supportSought}</span>
        </p>
      )}
      <ProjectSources {...project} />
    </li>
  );
}

/** What the plan says of the project, under the name the plan gives it where that is another. */
function ProjectSummary({ name, planName, summary }: Project) {
  const t = useTexts("cities");
  const english = useEnglish();
  const otherName = planName === null || planName === name ? null : planName;
  if (otherName === null && summary === null) return null;
  return (
    <p className="small pt-2">
      {otherName !== null && (
        <>
          {t("inThePlan")} <i lang={english}>{otherName}</i>
          {summary !== null && ". "}
        </>
      )}
      <span lang={english}>{summary}</span>
    </p>
  );
}

function ProjectSources(project: Project) {
  const terms = useTexts("terms");
  const english = useEnglish();
  const { sourceId, sourceTitle, sourceUrl, sourcePlace, planSourceId, planTitle, planUrl } = project;
  const title = sourcePlace === null ? sourceTitle : `${sourceTitle}, ${sourcePlace}`;
  return (
    <p className="small soft pt-1">
      {terms("source")}
      {": "}
      <SourceLink title={title} url={sourceUrl} lang={english} />
      {planTitle !== null && planSourceId !== sourceId && (
        <>
          {"; "}
          <SourceLink title={planTitle} url={planUrl} lang={english} />
        </>
      )}
    </p>
  );
}
