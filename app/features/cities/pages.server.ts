import { mandateFrom, type Actor, type Mandate } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as cities from "#db/queries/cities.ts";
import { figureChanges, type FigureChange } from "./changes.ts";
import { mapOf } from "./drawn.server.ts";
import { filterCities, type CityFilter } from "./filter.ts";
import { cityPolicy } from "./policy.ts";
import type { SectionContent, SectionName, Summary } from "./profile.ts";

/** The whole network: how much there is, and its map with the names of its points. */
export async function findNetwork({ db }: Services) {
  const [list, projects] = await Promise.all([cities.listCities(db), cities.countProjects(db)]);
  const countries = new Set(list.map((city) => city.countryCode)).size;
  return {
    counts: { cities: list.length, countries, projects },
    names: namesOf(list),
    map: mapOf(list),
  };
}

/** The cities that fit the filter, their map, and what one may filter by. A country or area that does not exist is passed over. */
export async function findCities({ db }: Services, asked: CityFilter) {
  const [list, countries, focusAreas] = await Promise.all([
    cities.listCities(db),
    cities.listCountries(db),
    cities.listFocusAreas(db),
  ]);
  const codes = countries.map(({ code }) => code);
  const filter = {
    country: codes.find((code) => code === asked.country),
    focusArea: focusAreas.find((id) => id === asked.focusArea),
    words: asked.words,
  };
  const found = filterCities(list, filter);
  return {
    filter,
    cities: found,
    total: list.length,
    countries: codes,
    focusAreas,
    names: namesOf(found),
    map: mapOf(found),
  };
}

function namesOf(list: readonly { slug: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ slug, name }) => [slug, name]));
}

/** A section as it stands: who saved it (nobody for reference content), when, and in which version. */
export type SectionView = SectionContent & {
  readonly version: number;
  readonly at: Date;
  readonly by: Mandate | null;
  readonly isCurrent: boolean;
};

function viewOf(row: cities.SectionRow): SectionView {
  const { section, content, version, changedAt: at, isCurrent, mandateId, officeId, kind, capacity } = row;
  const hasMandate = mandateId !== null && officeId !== null && kind !== null && capacity !== null;
  const by = hasMandate ? mandateFrom(mandateId, { ...row, officeId, kind, capacity }) : null;
  return { ...({ section, content } as SectionContent), version, at, by, isCurrent };
}

/** The public profile of a city. Throws 404 `notFound`. */
export async function findProfile({ db }: Services, actor: Actor, slug: string) {
  const [city, sections, projects] = await Promise.all([
    cities.findCity(db, slug),
    cities.listCurrentSections(db, slug),
    cities.listProjects(db, slug),
  ]);
  const known = orNotFound(city);
  const views = sections.map(viewOf);
  return {
    city: known,
    projects,
    summary: views.find((view) => view.section === "summary") ?? null,
    facts: views.find((view) => view.section === "facts") ?? null,
    can: abilities(cityPolicy, actor, known),
  };
}

/** The city, for who may edit it. Throws 404 `notFound`, 401 `signInFirst`, 403 `forbidden`. */
export async function findEditable({ db }: Services, actor: Actor, slug: string) {
  const city = orNotFound(await cities.findCity(db, slug));
  authorise(cityPolicy.edit, actor, city);
  return city;
}

/** A section of a city with its version, for who may edit it. Throws as `findEditable`. */
export async function findEditing(services: Services, actor: Actor, slug: string, section: SectionName) {
  const city = await findEditable(services, actor, slug);
  const rows = await cities.listCurrentSections(services.db, slug);
  return { city, current: viewOf(orNotFound(rows.find((row) => row.section === section))) };
}

/** A version in the history: what it changed against the one before. */
export type HistoryEntry = Pick<SectionView, "version" | "at" | "by" | "isCurrent"> &
  (
    | { readonly section: "summary"; readonly before: Summary | null; readonly after: Summary }
    | { readonly section: "facts"; readonly changes: readonly FigureChange[] }
  );

/** Every version of every section of a city, the newest first. Throws 404 `notFound`. */
export async function findHistory({ db }: Services, slug: string) {
  const [city, rows] = await Promise.all([cities.findCity(db, slug), cities.listSectionVersions(db, slug)]);
  const views = rows.map(viewOf);
  return { city: orNotFound(city), entries: views.map((view) => entryOf(view, views)) };
}

function entryOf(view: SectionView, all: readonly SectionView[]): HistoryEntry {
  const { version, at, by, isCurrent } = view;
  const before = all.find((other) => other.section === view.section && other.version === version - 1);
  const common = { version, at, by, isCurrent };
  if (view.section === "summary") {
    const text = before?.section === "summary" ? before.content : null;
    return { ...common, section: "summary", before: text, after: view.content };
  }
  const figures = before?.section === "facts" ? before.content : { figures: [] };
  return { ...common, section: "facts", changes: figureChanges(figures, view.content) };
}
