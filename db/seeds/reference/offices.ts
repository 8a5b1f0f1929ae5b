import type { Db } from "#db/connection.ts";
import { cities, network } from "./content.ts";

/** Loads the offices people may act for: one for each city and country, the Secretariat, the administration, and the network's. */
export async function loadOffices(trx: Db): Promise<void> {
  await trx
    .insertInto("offices")
    .values([
      ...cities.map(({ slug, country }) => ({ kind: "city", citySlug: slug, countryCode: country })),
      ...network.national_representative_offices_2026.items.map(({ country }) => ({
        kind: "country",
        countryCode: country,
      })),
      { kind: "secretariat" },
      { kind: "administration" },
      ...network.chairs.map(({ year, country }) => ({
        kind: "chair",
        countryCode: country,
        term: String(year),
      })),
      ...network.shepherds.map(({ from, to, country }) => ({
        kind: "shepherd",
        countryCode: country,
        term: `${from}-${to}`,
      })),
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
