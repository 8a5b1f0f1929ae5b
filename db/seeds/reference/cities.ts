import type { Facts, Figure, Summary } from "#app/features/cities/profile.ts";
import type { Db } from "#db/connection.ts";
import { cities, citySources, network, type CityRecord, type FigureRecord } from "./content.ts";
import { projectsOf } from "./projects.ts";
import { readSource } from "./sources.ts";

const actionPlan = "asean-scap-2018";
/** The plan's own year holds for its areas too: the file gives it for the population only. */
const planYear = {
  year: 2018,
  yearNote: "figure stated by the city in its 2018 action plan; the reference year is not given there",
};

/** Loads the cities with their names, focus areas, projects and the first version of each section of the profile. */
export async function loadCities(trx: Db): Promise<void> {
  await insertCities(trx);
  await trx
    .insertInto("cityNames")
    .values(
      cities.flatMap((city) =>
        city.native_names.map(({ text, lang }, index) => ({
          citySlug: city.slug,
          position: index + 1,
          lang,
          text,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("cityFocusAreas")
    .values(
      cities.flatMap((city) =>
        focusAreasOf(city).map((focusAreaId) => ({ citySlug: city.slug, focusAreaId })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("projects")
    .values(cities.flatMap(projectsOf))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("citySections")
    .values(cities.flatMap(sectionsOf))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertCities(trx: Db): Promise<void> {
  await trx
    .insertInto("cities")
    .values(
      cities.map((city) => ({
        slug: city.slug,
        countryCode: city.country,
        name: city.name_en,
        isoCode: city.iso_3166_2,
        adminType: city.admin_type,
        wikidata: city.wikidata,
        lat: city.lat,
        lon: city.lon,
        timeZone: city.time_zone,
        memberSince: city.membership.since,
        isFounding: city.membership.group === "pilot-2018",
        website: websiteOf(city),
        officerOffice: city.chief_smart_city_officer_office.office,
        officerOfficeAsOf: city.chief_smart_city_officer_office.as_of,
        note: city.notes,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An address that no source shows is left out: a link to the wrong site is worse than none. */
function websiteOf(city: CityRecord): string | null {
  return city.website_check?.includes("from memory") === true ? null : city.website;
}

/** The areas the city's plan names, and those of its projects: who looks for an area finds every city at work in it. */
function focusAreasOf(city: CityRecord): readonly string[] {
  const named = new Set([
    ...(city.scap_2018?.framework_focus_areas ?? []),
    ...projectsOf(city).map((project) => project.focusAreaId),
  ]);
  return network.framework.focus_areas.map((area) => area.id).filter((id) => named.has(id));
}

function sectionsOf(city: CityRecord) {
  const summary: Summary = { lang: "en", text: city.scap_2018?.vision_in_brief ?? null };
  const facts: Facts = {
    figures: [...figuresOf("population", city.population), ...figuresOf("area", city.area_km2)],
  };
  const first = { citySlug: city.slug, version: 1, mandateId: null };
  return [
    { ...first, section: "summary", content: JSON.stringify(summary) },
    { ...first, section: "facts", content: JSON.stringify(facts) },
  ];
}

function figuresOf(indicator: Figure["indicator"], records: readonly FigureRecord[]): readonly Figure[] {
  if (records.length > 0) return records.map((record) => known(indicator, record));
  const nothing = { value: null, year: null, yearNote: null, source: null, sourceUrl: null, note: null };
  return [{ indicator, state: "not-available", ...nothing }];
}

function known(indicator: Figure["indicator"], record: FigureRecord): Figure {
  const source = readSource(record.source, citySources[record.source] ?? record.source);
  const given = { year: record.year ?? null, yearNote: record.year_note ?? null };
  return {
    indicator,
    state: "known",
    value: record.value,
    ...(record.year === undefined && record.source === actionPlan ? planYear : given),
    source: source.title,
    sourceUrl: record.source_url ?? source.url,
    note: noteOf(record),
  };
}

/** What the file says beside the figure and, where it was not read in the source itself, that it was not. */
function noteOf({ certainty, note }: FigureRecord): string | null {
  const doubts: Readonly<Record<string, string>> = {
    "verified-in-source": "",
    "verified-in-secondary-source": "from a secondary source",
  };
  const sentence = [note, doubts[certainty] ?? certainty].filter((part) => part !== undefined && part !== "");
  return sentence.length === 0 ? null : sentence.join("; ");
}
