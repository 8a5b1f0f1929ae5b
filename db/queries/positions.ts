import { sql, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Decision } from "#app/features/documents/positions/position.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";
import type { NewComment } from "./comments.ts";
import { deadline } from "./position-periods.ts";

/** Every comment of a country in a period with what was decided of it, the oldest first; with a sight only those open to it. */
export function listCountryComments(db: Db, periodId: string, country: string, sight?: Sight) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .leftJoin("mandates", "mandates.id", "comments.mandateId")
    .leftJoin("offices", "offices.id", "comments.officeId")
    .leftJoin("positionDecisions as decided", "decided.commentId", "comments.id")
    .leftJoin("cities", "cities.slug", "comments.citySlug")
    .select((is) => [
      "comments.id",
      "comments.nodeId",
      "comments.citySlug as city",
      "cities.name as cityName",
      "comments.countryCode",
      "comments.officeId as office",
      "offices.kind",
      "offices.handle",
      "mandates.capacity",
      "comments.type",
      "comments.lang",
      "comments.body",
      "comments.quote",
      "comments.proposed",
      "comments.passageLang",
      "comments.createdAt",
      "comments.isPosition",
      "comments.submittedAt",
      sql<boolean>`comments.withdrawn_at is not null`.as("isWithdrawn"),
      is.ref("decided.decision").$castTo<Decision | null>().as("decision"),
      "decided.intoId",
      "decided.reason",
      "decided.lang as reasonLang",
      sql<string[]>`array(select source_id from comment_sources where comment_id = comments.id
        order by source_id)`.as("sources"),
    ])
    .where("comments.periodId", "=", periodId)
    .where("comments.countryCode", "=", country)
    .where(sight ? isOpenTo(sight) : sql<SqlBool>`true`)
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

interface Decided {
  readonly commentId: string;
  readonly decision: Decision;
  readonly intoId: string | null;
  readonly reason: string | null;
  readonly lang: string | null;
  readonly mandateId: string;
}

/** Writes what was decided of a comment, over what was decided before. */
export async function saveDecision(db: Db, decided: Decided): Promise<void> {
  const { decision, intoId, reason, lang, mandateId } = decided;
  await db
    .insertInto("positionDecisions")
    .values(decided)
    .onConflict((conflict) =>
      conflict
        .column("commentId")
        .doUpdateSet({ decision, intoId, reason, lang, mandateId, at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Nothing is decided any more of these comments. */
export async function deleteDecisions(db: Db, commentIds: readonly string[]): Promise<void> {
  await db.deleteFrom("positionDecisions").where("commentId", "in", commentIds).execute();
}

/**
 * Inserts a country's own wording with its place, while the country may still submit in this period, by the database's clock in
 * this very statement. Gives its time; undefined where the deadline has passed or the id is taken.
 */
export async function insertWording(
  db: Db,
  periodId: string,
  wording: Omit<NewComment, "as" | "authorName" | "sourceMessageKey">,
): Promise<Date | undefined> {
  const { rows } = await sql<{ createdAt: Date }>`
    with moment as materialized (select clock_timestamp() as at), made as (
      insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, country_code, type, lang,
        body, quote, before_quote, after_quote, proposed, passage_lang, is_position, created_at)
      select ${wording.id}::uuid, comment_periods.id, comment_periods.version_id, ${wording.nodeId},
        ${wording.mandateId}::uuid, ${wording.officeId}::uuid, ${wording.countryCode}, ${wording.type}, ${wording.lang},
        ${wording.body}, ${wording.quote}, ${wording.beforeQuote}, ${wording.afterQuote}, ${wording.proposed},
        ${wording.passageLang}, true, moment.at
      from comment_periods, moment
      where comment_periods.id = ${periodId}::uuid and opens_at <= moment.at and moment.at < ${deadline}
      on conflict (id) do nothing
      returning id, version_id, node_id, quote, passage_lang, created_at),
    placed as (
      insert into comment_places (comment_id, version_id, state, node_id, quote, passage_lang)
      select id, version_id, 'made', node_id, quote, passage_lang from made)
    select created_at from made`.execute(db);
  return rows[0]?.createdAt;
}

/** Links a country's wording to the comments it was made of. */
export async function insertSources(db: Db, commentId: string, sources: readonly string[]): Promise<void> {
  await db
    .insertInto("commentSources")
    .values(sources.map((sourceId) => ({ commentId, sourceId })))
    .execute();
}

/** Of what went into this wording nothing is decided any more; that it did stays linked. */
export async function reopenSources(db: Db, wordingId: string): Promise<void> {
  await db.deleteFrom("positionDecisions").where("intoId", "=", wordingId).execute();
}

interface Submission {
  readonly periodId: string;
  readonly countryCode: string;
  readonly mandateId: string;
  readonly comments: readonly string[];
  readonly statement: string | null;
}

/**
 * Submits a country's position: these comments are the country's from now on. Decided by the database's clock in this very
 * statement; gives number and time, undefined where the deadline has passed. The caller holds the document.
 */
export async function insertSubmission(db: Db, submission: Submission) {
  const { periodId, countryCode, mandateId, comments, statement } = submission;
  const { rows } = await sql<{ number: number; at: Date }>`
    with moment as materialized (select clock_timestamp() as at), made as (
      insert into position_submissions (period_id, country_code, number, mandate_id, at, comments, statement)
      select comment_periods.id, ${countryCode}, 1 + (select count(*) from position_submissions earlier
          where earlier.period_id = comment_periods.id and earlier.country_code = ${countryCode})::int,
        ${mandateId}::uuid, moment.at, ${JSON.stringify(comments)}::jsonb, ${statement}
      from comment_periods, moment
      where comment_periods.id = ${periodId}::uuid and opens_at <= moment.at and moment.at < ${deadline}
      returning number, at),
    marked as (
      update comments set submitted_at = made.at from made where comments.id = any (${comments}::uuid[]))
    select number, at from made`.execute(db);
  return rows[0];
}

/** The submission of a country that is not withdrawn. */
export function findSubmission(db: Db, periodId: string, country: string) {
  return db
    .selectFrom("positionSubmissions")
    .select(["number", "at", "comments", "statement", "mandateId"])
    .where("periodId", "=", periodId)
    .where("countryCode", "=", country)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
}

/** Takes a submission back before the deadline, by the database's clock in this statement; false where it has passed or there is none. */
export async function withdrawSubmission(
  db: Db,
  { periodId, country, mandateId }: { periodId: string; country: string; mandateId: string },
): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`
    with taken as (
      update position_submissions submission set withdrawn_at = clock_timestamp(), withdrawn_by = ${mandateId}::uuid
      from comment_periods
      where comment_periods.id = submission.period_id and submission.period_id = ${periodId}::uuid
        and submission.country_code = ${country} and submission.withdrawn_at is null
        and clock_timestamp() < ${deadline}
      returning submission.number, submission.comments),
    opened as (
      update comments set submitted_at = null from taken
      where comments.id::text in (select jsonb_array_elements_text(taken.comments)))
    select number from taken`.execute(db);
  return rows.length > 0;
}

/** The cities of a country and how many comments that were not taken back each has made in a period. */
export function listCitiesOfPeriod(db: Db, periodId: string, country: string) {
  return db
    .selectFrom("cities")
    .select([
      "cities.slug",
      "cities.name",
      sql<number>`(select count(*)::int from comments where comments.period_id = ${periodId}::uuid
        and comments.city_slug = cities.slug and comments.withdrawn_at is null)`.as("comments"),
    ])
    .where("cities.countryCode", "=", country)
    .orderBy("cities.name")
    .execute();
}

/** Which Member States have submitted in a period, and how many comments of each wait; one row a country. */
export function listCountriesOfPeriod(db: Db, periodId: string) {
  return db
    .selectFrom("countries")
    .leftJoin("positionSubmissions as submission", (join) =>
      join
        .onRef("submission.countryCode", "=", "countries.code")
        .on("submission.periodId", "=", periodId)
        .on("submission.withdrawnAt", "is", null),
    )
    .select([
      "countries.code",
      "submission.at",
      "submission.number",
      sql<number>`(select count(*)::int from comments where comments.period_id = ${periodId}::uuid
        and comments.country_code = countries.code and comments.withdrawn_at is null)`.as("comments"),
    ])
    .orderBy("countries.position")
    .execute();
}
