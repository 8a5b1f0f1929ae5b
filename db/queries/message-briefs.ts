import { sql, type RawBuilder } from "kysely";
import type { BriefRow } from "#app/features/rooms/brief.ts";

/** A column of messages (named `brief` in the condition) in brief, the oldest first, without those deleted or hidden; null where there are none. */
export function briefsWhere(condition: RawBuilder<unknown>): RawBuilder<readonly BriefRow[] | null> {
  return sql`(select json_agg(json_build_object('n', brief.n, 'words', left(brief.body, 400), 'lang', brief.lang,
      'mandateId', brief.mandate_id, 'capacity', m.capacity, 'officeId', o.id, 'kind', o.kind,
      'countryCode', o.country_code, 'citySlug', o.city_slug, 'organisationSlug', o.organisation_slug,
      'name', coalesce(c.name, org.name)) order by brief.n)
    from messages as brief
    join mandates as m on m.id = brief.mandate_id
    join offices as o on o.id = m.office_id
    left join cities as c on c.slug = o.city_slug
    left join organisations as org on org.slug = o.organisation_slug
    where brief.body is not null and brief.hidden_at is null and ${condition})`;
}
