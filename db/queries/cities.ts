import type { Db } from "../connection.ts";

/** Every country, in the order of its name. */
export function listCountries(db: Db) {
  return db.selectFrom("countries").select(["code", "name"]).orderBy("position").execute();
}

/** Every city with its name and country, in the order of its name. */
export function listCityPlaces(db: Db) {
  return db.selectFrom("cities").select(["slug", "name", "countryCode"]).orderBy("name").execute();
}
