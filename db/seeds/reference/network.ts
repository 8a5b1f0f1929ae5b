import type { Db } from "#db/connection.ts";
import { cities, citySources, network } from "./content.ts";
import { readSource } from "./sources.ts";

/** Loads the countries, the focus areas and the sources: what everything else refers to. */
export async function loadNetwork(trx: Db): Promise<void> {
  await trx
    .insertInto("countries")
    .values(countries())
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("focusAreas")
    .values(
      network.framework.focus_areas.map(({ id, name_en: name }, index) => ({
        id,
        name,
        position: index + 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("sources")
    .values(
      Object.entries({ ...citySources, ...network.meta.sources }).map(([id, text]) => readSource(id, text)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The member states in the order of their English names, with the office that represents each. */
function countries() {
  const offices = network.national_representative_offices_2026;
  const nameOf = new Map(cities.map((city) => [city.country, city.country_name]));
  return offices.items
    .map(({ country, office }) => ({
      code: country,
      name: nameOf.get(country) ?? country,
      representativeOffice: office,
      representativeOfficeAsOf: offices.as_of,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"))
    .map((country, index) => ({ ...country, position: index + 1 }));
}
