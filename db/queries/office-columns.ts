import { sql } from "kysely";

/** A mandate's office as `mandateFrom` reads it, over a query that joins `mandates`, `offices`, `cities` and `organisations`. */
export const officeColumns = [
  "mandates.capacity",
  "offices.id as officeId",
  "offices.kind",
  "offices.countryCode",
  "offices.citySlug",
  "offices.organisationSlug",
  sql<string | null>`coalesce(cities.name, organisations.name)`.as("name"),
] as const;
