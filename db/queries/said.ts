import { sql } from "kysely";

/** What a list tells of a comment: its words, its office, its day. */
export interface SaidRow {
  readonly id: string;
  readonly type: string;
  readonly lang: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly countryCode: string | null;
  /** Names of the city and of the organisation. */
  readonly city: string | null;
  readonly organisation: string | null;
  /** Null, with a name instead, for one of the public. */
  readonly capacity: string | null;
  readonly kind: string | null;
  readonly authorName: string | null;
}

/** The columns of a `SaidRow`, over `saidFrom`. */
export const said = sql`comments.id, comments.type, comments.lang, comments.body, comments.created_at,
  comments.country_code, comments.author_name, cities.name as city, organisations.name as organisation,
  mandates.capacity, offices.kind`;

/** Joins comments with their periods, for what may be seen of them, and with who said them. */
export const saidFrom = sql`comments
  join comment_periods on comment_periods.id = comments.period_id
  left join mandates on mandates.id = comments.mandate_id
  left join offices on offices.id = comments.office_id
  left join cities on cities.slug = comments.city_slug
  left join organisations on organisations.slug = offices.organisation_slug`;
