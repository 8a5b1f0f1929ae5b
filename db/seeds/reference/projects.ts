import { projectMatches, type CityRecord, type PlanProject, type ReportProject } from "./content.ts";

const report = "ascn-me-2025";

interface ProjectRow {
  readonly citySlug: string;
  readonly name: string;
  readonly focusAreaId: string | null;
  readonly status: string | null;
  readonly summary: string | null;
  readonly supportSought: string | null;
  readonly sourceId: string;
  readonly sourcePlace: string | null;
  readonly planName: string | null;
  readonly planSourceId: string | null;
  readonly position: number;
}

/**
 * Each project of a city once: first those of the 2025 report with their status, enriched by the plan of 2018 where both
 * speak of the same project or its direct successor; then those that only the plan has.
 */
export function projectsOf(city: CityRecord): readonly ProjectRow[] {
  const planned = city.scap_2018?.projects ?? [];
  const source = city.scap_2018?.source ?? null;
  const reported = city.projects_me_2025.map((project) => {
    const plan = planned.find((candidate) => isSame(city.slug, candidate, project));
    return { ...fromReport(project), ...(plan && fromPlan(plan, source)) };
  });
  const left = planned.filter(
    (plan) => !city.projects_me_2025.some((project) => isSame(city.slug, plan, project)),
  );
  const onlyPlanned = left.map((plan) => ({
    ...standingAlone(plan),
    ...fromPlan(plan, source),
    sourceId: source ?? report,
  }));
  return [...reported, ...onlyPlanned].map((row, index) => ({
    citySlug: city.slug,
    ...row,
    position: index + 1,
  }));
}

/** The same name but for capitals, or a pair of project-matches.json. */
function isSame(city: string, plan: PlanProject, project: ReportProject): boolean {
  if (plan.name.toLowerCase() === project.name.toLowerCase()) return true;
  return projectMatches.some(
    (match) => match.city === city && match.plan === plan.name && match.report === project.name,
  );
}

function fromReport(project: ReportProject) {
  return {
    name: project.name,
    focusAreaId: project.focus_area,
    status: project.status === "completed" ? "completed" : "under-way",
    summary: null,
    supportSought: null,
    sourceId: report,
    sourcePlace: project.appendix,
    planName: null,
    planSourceId: null,
  };
}

function fromPlan(plan: PlanProject, source: string | null) {
  return {
    summary: plan.summary,
    supportSought: plan.support_sought ?? null,
    planName: plan.name,
    planSourceId: source,
  };
}

/** The plan assigns no area to its projects; the area is known only where a report does. Nor is the status known. */
function standingAlone(plan: PlanProject) {
  const isInferred = plan.focus_area_basis.startsWith("inferred");
  return {
    name: plan.name,
    focusAreaId: isInferred ? null : plan.focus_area,
    status: null,
    sourcePlace: null,
  };
}
