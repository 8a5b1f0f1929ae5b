import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";

/** Whether a comment's period publishes it at once; a country's own wording of its cities' comments waits until it submits. */
export const publishedDirectly = sql<boolean>`(comment_periods.publishes_directly and not comments.is_position)`;

/** Until when a comment may be answered and changed: the end of its period, for a country's own wording until the country submits. */
const endOf = (comment: string, period: string) => sql<Date>`(case when ${sql.ref(`${comment}.isPosition`)}
  then coalesce(${sql.ref(`${period}.submitsUntil`)}, ${sql.ref(`${period}.closesAt`)})
  else ${sql.ref(`${period}.closesAt`)} end)`;

/** That end over `comment` joined with its `period`, for statements that write. */
export const commentEnd = endOf("comment", "period");

/** Whether a comment may be answered and changed at this moment, by the database's clock. */
export const runsNow = sql<boolean>`(comment_periods.opens_at <= clock_timestamp()
  and clock_timestamp() < ${endOf("comments", "commentPeriods")})`;

/**
 * Until when replies are written, for statements that write: within the comment's own country until its position is due,
 * so that a city can be asked back. `country` is the writer's (ISO 3166-1), null for none.
 */
export const replyEnd = (
  country: string | null,
) => sql<Date>`(case when comment.country_code = ${country}::text
  then coalesce(period.submits_until, period.closes_at) else ${commentEnd} end)`;

/** Whether a comment's own country may still answer it, by the database's clock. */
export const runsWithin = sql<boolean>`(comment_periods.opens_at <= clock_timestamp()
  and clock_timestamp() < coalesce(comment_periods.submits_until, comment_periods.closes_at))`;

/** `decideSight(…) === "text"` as SQL, over comments joined with their periods: a test holds the two against each other. */
export function isOpenTo({ published, invited, country, city, office, releases }: Sight) {
  const submitted = sql<SqlBool>`(comments.submitted_at is not null
    or (${publishedDirectly} and comments.office_id is not null))`;
  const ways: RawBuilder<SqlBool>[] = [];
  if (office !== null) ways.push(sql<SqlBool>`comments.office_id = ${office}::uuid`);
  if (published) ways.push(submitted);
  if (invited !== null) ways.push(sql<SqlBool>`(${submitted} and ${invited} = any (comment_periods.takes))`);
  if (releases) ways.push(sql<SqlBool>`comments.country_code is null`);
  if (country !== null) ways.push(isOfCountry(country, city));
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

function isOfCountry(country: string, city: string | null): RawBuilder<SqlBool> {
  if (city === null) return sql<SqlBool>`comments.country_code = ${country}`;
  return sql<SqlBool>`(comments.country_code = ${country} and (comments.city_slug = ${city} or not exists (
    select from period_closures closure
    where closure.period_id = comments.period_id and closure.country_code = comments.country_code)))`;
}
