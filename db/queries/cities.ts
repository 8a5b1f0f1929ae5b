import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db } from "../connection.ts";
import { officeColumns } from "./office-columns.ts";

/** Every country, in the order of its name. */
export function listCountries(db: Db) {
  return db.selectFrom("countries").select(["code", "name"]).orderBy("position").execute();
}

/** Every city with its name and country, in the order of its name. */
export function listCityPlaces(db: Db) {
  return db.selectFrom("cities").select(["slug", "name", "countryCode"]).orderBy("name").execute();
}

/** What a city is known by: its place, its own names and its focus areas, each in their order. */
function selectCities(db: Db) {
  return db
    .selectFrom("cities")
    .select([
      "cities.slug",
      "cities.name",
      "cities.countryCode",
      "cities.lat",
      "cities.lon",
      "cities.memberSince",
      "cities.isFounding",
    ])
    .select((city) => [
      jsonArrayFrom(
        city
          .selectFrom("cityNames")
          .select(["cityNames.lang", "cityNames.text"])
          .whereRef("cityNames.citySlug", "=", "cities.slug")
          .orderBy("cityNames.position"),
      ).as("names"),
      sql<string[]>`array(
        select focus_areas.id from city_focus_areas join focus_areas on focus_areas.id = focus_area_id
        where city_slug = cities.slug order by focus_areas.position)`.as("focusAreas"),
    ]);
}

/** Every member city with its names and focus areas, in the order of its name. */
export function listCities(db: Db) {
  return selectCities(db).orderBy("cities.name").execute();
}

/** A city with what its profile states outside of its sections, and the office of its National Representative. */
export function findCity(db: Db, slug: string) {
  return selectCities(db)
    .innerJoin("countries", "countries.code", "cities.countryCode")
    .select([
      "cities.timeZone",
      "cities.website",
      "cities.note",
      "cities.officerOffice",
      "cities.officerOfficeAsOf",
      "countries.representativeOffice",
      "countries.representativeOfficeAsOf",
    ])
    .where("cities.slug", "=", slug)
    .executeTakeFirst();
}

/** The ids of the focus areas in their order. */
export async function listFocusAreas(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("focusAreas").select("id").orderBy("position").execute();
  return rows.map((row) => row.id);
}

export async function countProjects(db: Db): Promise<number> {
  const row = await db
    .selectFrom("projects")
    .select((all) => all.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The projects of a city with the sources of name and status, and of the plan's own words. */
export function listProjects(db: Db, citySlug: string) {
  return db
    .selectFrom("projects")
    .innerJoin("sources as source", "source.id", "projects.sourceId")
    .leftJoin("sources as plan", "plan.id", "projects.planSourceId")
    .select([
      "projects.id",
      "projects.name",
      "projects.focusAreaId",
      "projects.status",
      "projects.summary",
      "projects.supportSought",
      "projects.planName",
      "projects.sourceId",
      "projects.sourcePlace",
      "projects.planSourceId",
      "source.title as sourceTitle",
      "source.url as sourceUrl",
      "plan.title as planTitle",
      "plan.url as planUrl",
    ])
    .where("projects.citySlug", "=", citySlug)
    .orderBy("projects.position")
    .execute();
}

/** Versions of sections with the mandate each was saved under, none for reference content; an ended mandate counts too. */
function selectSections(db: Db, citySlug: string) {
  return db
    .selectFrom("citySections as section")
    .leftJoin("mandates", "mandates.id", "section.mandateId")
    .leftJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "section.section",
      "section.version",
      "section.content",
      "section.changedAt",
      "section.isCurrent",
      "section.mandateId",
      ...officeColumns,
    ])
    .where("section.citySlug", "=", citySlug);
}

export type SectionRow = Awaited<ReturnType<ReturnType<typeof selectSections>["executeTakeFirstOrThrow"]>>;

/** The sections of a city's profile as they are now. */
export function listCurrentSections(db: Db, citySlug: string): Promise<SectionRow[]> {
  return selectSections(db, citySlug).where("section.isCurrent", "=", true).execute();
}

/** Every version of every section, the newest first. */
export function listSectionVersions(db: Db, citySlug: string): Promise<SectionRow[]> {
  return selectSections(db, citySlug)
    .orderBy("section.changedAt", "desc")
    .orderBy("section.section")
    .orderBy("section.version", "desc")
    .execute();
}

/** Holds the city until the transaction ends, so that of two saves of one version only one can win. */
export function lockCity(trx: Db, slug: string) {
  return trx.selectFrom("cities").select("slug").where("slug", "=", slug).forNoKeyUpdate().executeTakeFirst();
}

/** A section as it is now. */
export function findCurrentSection(db: Db, citySlug: string, section: string) {
  return db
    .selectFrom("citySections")
    .select(["version", "content"])
    .where("citySlug", "=", citySlug)
    .where("section", "=", section)
    .where("isCurrent", "=", true)
    .executeTakeFirst();
}

interface NewVersion {
  readonly citySlug: string;
  readonly section: string;
  readonly version: number;
  readonly content: object;
  readonly mandateId: string;
}

/** Adds a version and makes it the current one; those before stay. */
export async function insertSectionVersion(trx: Db, { content, ...row }: NewVersion): Promise<void> {
  await trx
    .updateTable("citySections")
    .set({ isCurrent: false })
    .where("citySlug", "=", row.citySlug)
    .where("section", "=", row.section)
    .where("isCurrent", "=", true)
    .execute();
  await trx
    .insertInto("citySections")
    .values({ ...row, content: JSON.stringify(content) })
    .execute();
}

/** The zone of a city (IANA name), null where there is no such city. */
export async function findCityZone(db: Db, slug: string): Promise<string | null> {
  const row = await db.selectFrom("cities").select("timeZone").where("slug", "=", slug).executeTakeFirst();
  return row?.timeZone ?? null;
}
