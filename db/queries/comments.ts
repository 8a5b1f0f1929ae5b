import { sql, type ExpressionBuilder, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import type { Database } from "../tables.ts";

/** `decideSight(…) === "text"` as SQL, over comments joined with their periods: a test holds the two against each other. */
function isOpenTo({ published, country }: Sight) {
  return (is: ExpressionBuilder<Database, "comments" | "commentPeriods">) =>
    is.or([
      ...(published
        ? [is("comments.submittedAt", "is not", null), is("commentPeriods.publishesDirectly", "=", true)]
        : []),
      ...(country === null ? [] : [is("comments.countryCode", "=", country)]),
    ]);
}

function commentsWithPeriods(db: Db) {
  return db.selectFrom("comments").innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId");
}

/**
 * How many comments of a version stand at each paragraph: those that are open to this sight in one row a paragraph
 * (`country` null), and, where it is told numbers, the others by country.
 */
export function countComments(db: Db, versionId: string, sight: Sight) {
  const isOpen = isOpenTo(sight);
  return commentsWithPeriods(db)
    .select((is) => [
      "comments.nodeId",
      isOpen(is).as("isOpen"),
      is.case().when(isOpen(is)).then(null).else(is.ref("comments.countryCode")).end().as("country"),
      is.fn.countAll<number>().as("count"),
    ])
    .where("comments.versionId", "=", versionId)
    .where((is) => (sight.numbers ? is.lit(true) : isOpen(is)))
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute();
}

/** How many comments on each of these versions are open to this sight; versions without one are missing. */
export function countOpenComments(db: Db, versionIds: readonly string[], sight: Sight) {
  return commentsWithPeriods(db)
    .select((is) => ["comments.versionId", is.fn.countAll<number>().as("count")])
    .where("comments.versionId", "in", versionIds)
    .where(isOpenTo(sight))
    .groupBy("comments.versionId")
    .execute();
}

/** The comments at a paragraph of a version that are open to this sight, each with its office, the oldest first. */
export function listComments(db: Db, place: { versionId: string; nodeId: string }, sight: Sight) {
  return commentsWithPeriods(db)
    .innerJoin("mandates", "mandates.id", "comments.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "comments.citySlug")
    .select([
      "comments.id",
      "comments.type",
      "comments.lang",
      "comments.body",
      "comments.quote",
      "comments.proposed",
      "comments.passageLang",
      "comments.createdAt",
      "comments.countryCode",
      "cities.name as city",
      "mandates.capacity",
      "offices.kind",
    ])
    .where("comments.versionId", "=", place.versionId)
    .where("comments.nodeId", "=", place.nodeId)
    .where(isOpenTo(sight))
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

export interface NewComment {
  readonly id: string;
  readonly versionId: string;
  readonly nodeId: string;
  readonly mandateId: string;
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  readonly type: string;
  readonly lang: string;
  readonly body: string;
  readonly quote: string | null;
  /** What the passage should say instead, for an amendment. */
  readonly proposed: string | null;
  /** The language of what is quoted or amended. */
  readonly passageLang: string | null;
}

/**
 * Inserts the comment into the period that is open now, by the database's clock in this very statement. Gives the time
 * of the comment; undefined where no period is open or the id is taken.
 */
export async function insertComment(db: Db, comment: NewComment): Promise<Date | undefined> {
  const { rows } = await sql<{ createdAt: Date }>`
    with moment as materialized (select clock_timestamp() as at)
    insert into comments (id, period_id, version_id, node_id, mandate_id, country_code, city_slug,
      type, lang, body, quote, proposed, passage_lang, created_at)
    select ${comment.id}::uuid, period.id, period.version_id, ${comment.nodeId}, ${comment.mandateId}::uuid,
      ${comment.countryCode}, ${comment.citySlug}, ${comment.type}, ${comment.lang}, ${comment.body},
      ${comment.quote}, ${comment.proposed}, ${comment.passageLang}, moment.at
    from comment_periods period, moment
    where period.version_id = ${comment.versionId}::uuid
      and period.opens_at <= moment.at and moment.at < period.closes_at
    order by period.opens_at desc limit 1
    on conflict (id) do nothing
    returning created_at`.execute(db);
  return rows[0]?.createdAt;
}

/** A comment by its id, for telling a repeated sending from another one. */
export function findComment(db: Db, id: string) {
  return db
    .selectFrom("comments")
    .select(["versionId", "nodeId", "mandateId", "type", "lang", "body", "quote", "proposed", "createdAt"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The number of the last event of a document, 0 without any. */
export async function findLastDocumentEvent(db: Db, slug: string): Promise<number> {
  const row = await documentEvents(db, slug)
    .select((is) => is.fn.max<number | null>("events.id").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** What happened to a document after the event `after`, in order, with what decides who may know of each comment. */
export function listDocumentEvents(db: Db, slug: string, after: number) {
  return documentEvents(db, slug)
    .leftJoin("comments", (join) =>
      join.on(sql<SqlBool>`comments.id = case when events.type = 'documents.commented'
        then (events.data ->> 'comment')::uuid end`),
    )
    .leftJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .select([
      "events.id",
      "comments.nodeId",
      "comments.countryCode",
      "commentPeriods.publishesDirectly",
      sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
    ])
    .where("events.id", ">", after)
    .orderBy("events.id")
    .execute();
}

function documentEvents(db: Db, slug: string) {
  return db
    .selectFrom("events")
    .where("events.subject", "=", slug)
    .where("events.type", "like", "documents.%");
}
