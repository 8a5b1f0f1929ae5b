import { sql, type Selectable } from "kysely";
import type { Status } from "#app/features/initiatives/status.ts";
import type { Db } from "../connection.ts";
import type { Database } from "../tables.ts";

type Row = Selectable<Database["initiatives"]>;

/**
 * The year by the database's clock (UTC) and the last number given in it. Holds the year's row until the transaction
 * ends: numbers are given one after another, and one that is rolled back is given again.
 */
export function lockCounter(trx: Db) {
  return trx
    .insertInto("initiativeCounters")
    .values({ year: sql<number>`extract(year from clock_timestamp() at time zone 'UTC')::integer`, last: 0 })
    .onConflict((conflict) =>
      conflict.column("year").doUpdateSet({ last: sql<number>`initiative_counters.last` }),
    )
    .returning(["year", "last"])
    .executeTakeFirstOrThrow();
}

export async function setCounter(trx: Db, year: number, last: number): Promise<void> {
  await trx.updateTable("initiativeCounters").set({ last }).where("year", "=", year).execute();
}

/** Everything that was submitted under this id, or undefined. */
export function findSubmission(db: Db, id: string) {
  return withChoices(db).where("initiatives.id", "=", id).executeTakeFirst();
}

/** Every fact of an initiative by its reference, or undefined. */
export function findInitiative(db: Db, reference: string) {
  return withChoices(db).where("initiatives.reference", "=", reference).executeTakeFirst();
}

interface ChosenCity {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}
interface Step {
  readonly status: Status;
  /** ISO 8601 with its offset. */
  readonly at: string;
}

function withChoices(db: Db) {
  return db
    .selectFrom("initiatives")
    .innerJoin("organisations", "organisations.slug", "initiatives.organisationSlug")
    .select([
      "initiatives.id",
      "initiatives.reference",
      "initiatives.organisationSlug",
      "organisations.name as organisation",
      "initiatives.lang",
      "initiatives.title",
      "initiatives.summary",
      "initiatives.offer",
      "initiatives.ask",
      "initiatives.contact",
      sql<Status>`initiatives.status`.as("status"),
      sql<string[]>`array(select area.id from initiative_focus_areas chosen
        join focus_areas area on area.id = chosen.focus_area_id
        where chosen.initiative_id = initiatives.id order by area.position)`.as("focusAreas"),
      sql<ChosenCity[]>`(select coalesce(json_agg(json_build_object(
          'slug', city.slug, 'name', city.name, 'country', city.country_code) order by city.name), '[]')
        from initiative_cities chosen join cities city on city.slug = chosen.city_slug
        where chosen.initiative_id = initiatives.id)`.as("cities"),
      sql<string[]>`array(select country.code from initiative_countries chosen
        join countries country on country.code = chosen.country_code
        where chosen.initiative_id = initiatives.id order by country.position)`.as("countries"),
      sql<Step[]>`(select json_agg(json_build_object('status', step.status, 'at', step.at) order by step.at)
        from initiative_steps step where step.initiative_id = initiatives.id)`.as("steps"),
    ]);
}

interface NewInitiative {
  readonly initiative: Omit<Row, "status">;
  readonly focusAreas: readonly string[];
  readonly cities: readonly string[];
  readonly countries: readonly string[];
}

/** Inserts a submitted initiative with what it addresses. Unknown areas, cities or countries break a foreign key. */
export async function insertInitiative(trx: Db, { initiative, ...chosen }: NewInitiative): Promise<void> {
  const initiativeId = initiative.id;
  await trx
    .insertInto("initiatives")
    .values({ ...initiative, status: "submitted" })
    .execute();
  await trx
    .insertInto("initiativeFocusAreas")
    .values(chosen.focusAreas.map((focusAreaId) => ({ initiativeId, focusAreaId })))
    .execute();
  if (chosen.cities.length > 0)
    await trx
      .insertInto("initiativeCities")
      .values(chosen.cities.map((citySlug) => ({ initiativeId, citySlug })))
      .execute();
  if (chosen.countries.length > 0)
    await trx
      .insertInto("initiativeCountries")
      .values(chosen.countries.map((countryCode) => ({ initiativeId, countryCode })))
      .execute();
}

/** Holds the initiative until the transaction ends, so that its review begins once. */
export function lockInitiative(trx: Db, reference: string) {
  return trx
    .selectFrom("initiatives")
    .select(["id", "reference", "organisationSlug", sql<Status>`status`.as("status")])
    .where("reference", "=", reference)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes the status an initiative has reached; `insertStep` writes when and by whom. */
export async function setStatus(trx: Db, id: string, status: Status): Promise<void> {
  await trx.updateTable("initiatives").set({ status }).where("id", "=", id).execute();
}

interface NewStep {
  readonly initiativeId: string;
  readonly status: Status;
  readonly mandateId: string;
}

export async function insertStep(trx: Db, step: NewStep): Promise<void> {
  await trx.insertInto("initiativeSteps").values(step).execute();
}

interface Scope {
  readonly statuses: readonly Status[];
  readonly organisation: string | null;
}

/** The initiatives with one of the statuses or of the organisation, the latest first, each with its submission (UTC). */
export function listInitiatives(db: Db, { statuses, organisation }: Scope) {
  return db
    .selectFrom("initiatives")
    .innerJoin("organisations", "organisations.slug", "initiatives.organisationSlug")
    .innerJoin("initiativeSteps as step", "step.initiativeId", "initiatives.id")
    .select([
      "initiatives.reference",
      "initiatives.lang",
      "initiatives.title",
      "organisations.name as organisation",
      "step.at as submittedAt",
      sql<Status>`initiatives.status`.as("status"),
    ])
    .where("step.status", "=", "submitted")
    .where((is) =>
      is.or([
        is("initiatives.status", "=", is.fn.any(is.val([...statuses]))),
        is("initiatives.organisationSlug", "=", organisation ?? ""),
      ]),
    )
    .orderBy("step.at", "desc")
    .orderBy("initiatives.reference", "desc")
    .execute();
}
