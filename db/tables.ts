import type { Generated, GeneratedAlways } from "kysely";
import type { AccountTables } from "./tables/accounts.ts";
import type { AdoptionTables } from "./tables/adoption.ts";
import type { DocumentTables } from "./tables/documents.ts";
import type { RoomTables } from "./tables/rooms.ts";
import type { Json, Stamp } from "./tables/columns.ts";

/** The tables as TypeScript sees them: columns in camelCase, moments as Date (UTC), days as text. */
export interface Database extends AccountTables, AdoptionTables, DocumentTables, RoomTables {
  countries: {
    code: string;
    name: string;
    representativeOffice: string | null;
    representativeOfficeAsOf: string | null;
    position: number;
  };
  focusAreas: { id: string; name: string; position: number };
  sources: { id: string; title: string; url: string | null };
  events: {
    id: GeneratedAlways<number>;
    at: Stamp;
    type: string;
    subject: string;
    mandateId: string | null;
    data: Json<Record<string, string | number | boolean | null>>;
  };
  loadedContent: { name: string; loadedAt: Stamp };

  cities: {
    slug: string;
    countryCode: string;
    name: string;
    isoCode: string;
    adminType: string;
    wikidata: string | null;
    lat: number;
    lon: number;
    timeZone: string;
    memberSince: number;
    isFounding: boolean;
    website: string | null;
    officerOffice: string | null;
    officerOfficeAsOf: string | null;
    note: string | null;
  };
  cityNames: { citySlug: string; position: number; lang: string; text: string };
  cityFocusAreas: { citySlug: string; focusAreaId: string };
  projects: {
    id: GeneratedAlways<number>;
    citySlug: string;
    name: string;
    focusAreaId: string | null;
    status: string | null;
    summary: string | null;
    supportSought: string | null;
    sourceId: string;
    sourcePlace: string | null;
    planName: string | null;
    planSourceId: string | null;
    position: number;
  };
  citySections: {
    citySlug: string;
    section: string;
    version: number;
    content: Json<object>;
    changedAt: Stamp;
    mandateId: string | null;
    isCurrent: Generated<boolean>;
  };

  experiences: {
    slug: string;
    theme: string;
    countryCode: string;
    citySlug: string | null;
    place: string | null;
    level: string;
    kind: string;
    title: string;
    startsOn: string | null;
    endsOn: string | null;
    summary: string;
    figures: Json<{ what: string; value: number | string; unit?: string; as_of?: string }[]>;
    sources: Json<string[]>;
    certainty: string;
    pointForDiscussion: string | null;
    note: string | null;
  };

  initiativeCounters: { year: number; last: number };
  initiatives: {
    id: string;
    reference: string;
    organisationSlug: string;
    mandateId: string;
    status: string;
    lang: string;
    title: string;
    summary: string;
    offer: string;
    ask: string | null;
    contact: string;
  };
  initiativeFocusAreas: { initiativeId: string; focusAreaId: string };
  initiativeCities: { initiativeId: string; citySlug: string };
  initiativeCountries: { initiativeId: string; countryCode: string };
  initiativeSteps: { initiativeId: string; status: string; at: Stamp; mandateId: string };

  meetings: {
    slug: string;
    kind: string;
    number: number | null;
    title: string;
    startsOn: string;
    endsOn: string | null;
    place: string | null;
    format: string | null;
    chairCountryCode: string | null;
    outcomes: Json<string[]>;
    sources: Json<string[]>;
    certainty: string;
    note: string | null;
  };
  chairs: { year: number; countryCode: string; office: string; sources: Json<string[]> };
  shepherds: {
    fromYear: number;
    untilYear: number;
    countryCode: string;
    note: string | null;
    sources: Json<string[]>;
  };
}
