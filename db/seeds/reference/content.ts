import citiesFile from "./data/cities.json" with { type: "json" };
import covidFile from "./data/covid.json" with { type: "json" };
import documentsFile from "./data/documents.json" with { type: "json" };
import toolkitFile from "./data/investment-toolkit-2.json" with { type: "json" };
import networkFile from "./data/network.json" with { type: "json" };
import matchesFile from "./data/project-matches.json" with { type: "json" };
import titlesFile from "./data/source-titles.json" with { type: "json" };

/** Texts by language tag. */
export type Texts = Readonly<Record<"en" | "vi", string>>;

export interface FigureRecord {
  readonly value: number;
  readonly year?: number;
  readonly year_note?: string;
  readonly source: string;
  readonly source_url?: string;
  readonly certainty: string;
  readonly note?: string;
}

export interface PlanProject {
  readonly name: string;
  readonly focus_area: string;
  readonly focus_area_basis: string;
  readonly summary: string;
  readonly support_sought?: string;
}

export interface ReportProject {
  readonly name: string;
  readonly focus_area: string;
  readonly status: string;
  readonly appendix: string;
}

export interface CityRecord {
  readonly slug: string;
  readonly name_en: string;
  readonly native_names: readonly { readonly text: string; readonly lang: string }[];
  readonly country: string;
  readonly country_name: string;
  readonly iso_3166_2: string;
  readonly admin_type: string;
  readonly wikidata: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly time_zone: string;
  readonly membership: { readonly since: number; readonly group: string };
  readonly population: readonly FigureRecord[];
  readonly area_km2: readonly FigureRecord[];
  readonly website: string | null;
  readonly website_check: string | null;
  readonly chief_smart_city_officer_office: { readonly office: string; readonly as_of: string };
  readonly scap_2018: {
    readonly source: string;
    readonly vision_in_brief: string;
    readonly framework_focus_areas: readonly string[];
    readonly projects: readonly PlanProject[];
  } | null;
  readonly projects_me_2025: readonly ReportProject[];
  readonly notes: string | null;
}

export interface DraftRecord {
  readonly id: string;
  readonly title: Texts;
  readonly label: Texts;
  readonly sections: readonly {
    readonly no: number;
    readonly heading: Texts;
    readonly paragraphs: readonly ({ readonly no: string } & Texts)[];
  }[];
}

/** What the second version changes: texts of paragraphs by number, and new paragraphs placed after another. */
export interface Revision {
  readonly reworded: readonly ({ readonly no: string } & Texts)[];
  readonly added: readonly ({ readonly no: string; readonly after: string } & Texts)[];
}

export interface ExperienceRecord {
  readonly id: string;
  readonly country: string;
  readonly city: string | null;
  readonly ascn_member_city: string | null;
  readonly level: string;
  readonly title: string;
  readonly kind: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly summary: string;
  readonly figures: readonly object[];
  readonly sources: readonly string[];
  readonly certainty: string;
  readonly point_for_discussion?: string;
  readonly note?: string;
}

export interface AnnualMeetingRecord {
  readonly number: number;
  readonly date: string;
  readonly place: string;
  readonly format: string;
  readonly chair: string;
  readonly outcomes: readonly string[];
  readonly source: readonly string[];
  readonly certainty: string;
  readonly related?: string;
  readonly note?: string;
}

export interface EventRecord {
  readonly id: string;
  readonly title: string;
  readonly date?: string | null;
  readonly date_end?: string;
  readonly year?: number;
  readonly place?: string;
  readonly format?: string;
  readonly facts?: readonly string[];
  readonly topics?: readonly string[];
  readonly workshops?: readonly { readonly title_en: string }[];
  readonly source?: readonly string[];
  readonly certainty: string;
  readonly note?: string;
  readonly items?: readonly EventItem[];
}

/** One of a series of meetings that share a title. */
export interface EventItem {
  readonly no: number;
  readonly date?: string;
  readonly date_end?: string;
  readonly year?: number;
  readonly place: string;
  readonly source: readonly string[];
  readonly certainty?: string;
  readonly note?: string;
  readonly theme?: string;
}

export interface NetworkRecord {
  readonly meta: { readonly sources: Readonly<Record<string, string>> };
  readonly framework: { readonly focus_areas: readonly { readonly id: string; readonly name_en: string }[] };
  readonly national_representative_offices_2026: {
    readonly as_of: string;
    readonly items: readonly { readonly country: string; readonly office: string }[];
  };
  readonly chairs: readonly {
    readonly year: number;
    readonly country: string;
    readonly office: string;
    readonly source: readonly string[];
  }[];
  readonly shepherds: readonly {
    readonly from: number;
    readonly to: number;
    readonly country: string;
    readonly note?: string;
    readonly source: readonly string[];
  }[];
  readonly annual_meetings: readonly AnnualMeetingRecord[];
  readonly other_events: readonly EventRecord[];
}

/** Founding cities first, then those that joined later, as the files list them. */
export const cities: readonly CityRecord[] = [...citiesFile.pilot_cities, ...citiesFile.later_members];
export const citySources: Readonly<Record<string, string>> = citiesFile.meta.sources;
export const network: NetworkRecord = networkFile;
export const drafts: readonly DraftRecord[] = documentsFile.drafts;
export const toolkitRevision: Revision = toolkitFile;
export const covidExperiences: readonly ExperienceRecord[] = covidFile.experiences;
export const sourceTitles: Readonly<Record<string, string>> = titlesFile;
/** Projects of the 2018 plans that the 2025 report lists under another name. */
export const projectMatches: readonly {
  readonly city: string;
  readonly plan: string;
  readonly report: string;
}[] = matchesFile.matches;
