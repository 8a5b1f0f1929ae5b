import { sql } from "kysely";
import type { Db } from "../connection.ts";

export interface EndingMandate {
  readonly id: string;
  readonly personId: string;
  readonly person: string;
  readonly endsAt: Date;
  readonly capacity: string;
  readonly officeId: string;
  /** The office's name in its address. */
  readonly handle: string;
  readonly kind: string;
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  readonly organisationSlug: string | null;
  readonly name: string | null;
}

/** Marks the running mandates that end within `days` and of whose end nobody was reminded yet, and gives them: each once. */
export async function markEndingMandates(trx: Db, days: number): Promise<EndingMandate[]> {
  const { rows } = await sql<EndingMandate>`with reminded as (
      insert into mandate_reminders (mandate_id, ends_at)
      select mandates.id, mandates.ends_at from mandates join people on people.id = mandates.person_id
      where mandates.starts_at <= now() and mandates.ends_at > now()
        and mandates.ends_at <= now() + make_interval(days => ${days}) and people.email is not null
      on conflict do nothing returning mandate_id)
    select mandates.id, mandates.person_id, people.name as person, mandates.ends_at, mandates.capacity,
      offices.id as office_id, offices.handle, offices.kind, offices.country_code, offices.city_slug, offices.organisation_slug,
      coalesce(cities.name, organisations.name) as name
    from reminded join mandates on mandates.id = reminded.mandate_id
      join people on people.id = mandates.person_id
      join offices on offices.id = mandates.office_id
      left join cities on cities.slug = offices.city_slug
      left join organisations on organisations.slug = offices.organisation_slug
    order by mandates.ends_at, mandates.id`.execute(trx);
  return rows;
}

/**
 * Who stands above a mandate and so hears of its end: of an editor the heads of the office, of a city the National
 * Representative, of a country, a term or a partner the Secretariat, of the Secretariat its heads, else administrators.
 */
export async function listSuperiors(db: Db, mandate: EndingMandate): Promise<string[]> {
  const { officeId, capacity, kind, countryCode, personId } = mandate;
  const above =
    capacity !== "head" && kind !== "country"
      ? sql`offices.id = ${officeId}`
      : kind === "city"
        ? sql`offices.kind = 'country' and offices.country_code = ${countryCode}`
        : ["secretariat", "administration"].includes(kind)
          ? sql`offices.kind = 'administration'`
          : sql`offices.kind = 'secretariat'`;
  const { rows } = await sql<{ personId: string }>`select distinct mandates.person_id from mandates
      join offices on offices.id = mandates.office_id join people on people.id = mandates.person_id
    where ${above} and mandates.capacity = 'head' and mandates.person_id <> ${personId}
      and mandates.starts_at <= now() and (mandates.ends_at is null or mandates.ends_at > now())
      and people.email is not null
    order by mandates.person_id`.execute(db);
  return rows.map((row) => row.personId);
}
