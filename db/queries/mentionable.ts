import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { countryHandle } from "./message-mentions.ts";

/** What can be mentioned, with the handle that does it: an office; who holds it in a capacity now; a country, which has no office here. */
export interface MentionableRow {
  readonly handle: string;
  readonly countryCode: string | null;
  /** Null for a country. */
  readonly officeId: string | null;
  readonly kind: string | null;
  readonly citySlug: string | null;
  readonly organisationSlug: string | null;
  /** The name of the office's city or organisation. */
  readonly name: string | null;
  /** Given for a person. */
  readonly capacity: string | null;
  readonly personName: string | null;
}

/** Every office, every country that has one, and every person who holds one now, in this order, each under the handle that `listMentionable` reads. */
export async function listAllMentionable(db: Db): Promise<MentionableRow[]> {
  const { rows } = await sql<MentionableRow>`
    with office as (
      select offices.*, coalesce(cities.name, organisations.name) as name from offices
      left join cities on cities.slug = offices.city_slug
      left join organisations on organisations.slug = offices.organisation_slug
    ), held as (
      select mandates.*, row_number() over (partition by office_id, capacity order by starts_at, id) as place from mandates
      where starts_at <= clock_timestamp() and (ends_at is null or clock_timestamp() < ends_at)
    ), listed as (
      select 1 as rank, handle, country_code, id as office_id, kind, city_slug, organisation_slug, name,
        null as capacity, null as person_name from office
      union all
      select 2, ${countryHandle}, code, null, null, null, null, null, null, null from countries
      where exists (select 1 from offices where country_code = code)
      union all
      select 3, handle || '.' || capacity || case when place > 1 then '-' || place else '' end, country_code, office.id, kind,
        city_slug, organisation_slug, office.name, capacity, people.name
      from held join office on office.id = held.office_id join people on people.id = held.person_id
    )
    select handle, country_code as "countryCode", office_id as "officeId", kind, city_slug as "citySlug",
      organisation_slug as "organisationSlug", name, capacity, person_name as "personName"
    from listed order by rank, country_code, name, handle`.execute(db);
  return rows;
}
