import { sql, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { answerColumn } from "./answer-column.ts";
import { fateColumn } from "./fate-column.ts";
import { filesOfComments } from "./files.ts";
import { isOpenTo, publishedDirectly } from "./comment-sight.ts";
import { threadColumns } from "./comment-thread-columns.ts";

/** In which states of its place a comment stands in a version. */
const standing = ["made", "carried", "confirmed"] as const;

/** Comments with their periods and their places in this version. */
function commentsIn(db: Db, versionId: string) {
  return db
    .selectFrom("commentPlaces as place")
    .innerJoin("comments", "comments.id", "place.commentId")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .where("place.versionId", "=", versionId)
    .where("place.state", "in", standing);
}

/**
 * How many comments stand at each node of a version, null for the whole document: those that are open to this sight in one row a node
 * (`country` null), and, where it is told numbers, the others by country.
 */
export function countComments(db: Db, versionId: string, sight: Sight) {
  const isOpen = isOpenTo(sight);
  return commentsIn(db, versionId)
    .select((is) => [
      "place.nodeId",
      isOpen.as("isOpen"),
      is.case().when(isOpen).then(null).else(is.ref("comments.countryCode")).end().as("country"),
      is.fn.countAll<number>().as("count"),
    ])
    .where("comments.withdrawnAt", "is", null)
    .where(sight.numbers ? sql<SqlBool>`(comments.country_code is not null or ${isOpen})` : isOpen)
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute();
}

/** How many comments on each of these versions are open to this sight; versions without one are missing. */
export function countOpenComments(db: Db, versionIds: readonly string[], sight: Sight) {
  return db
    .selectFrom("commentPlaces as place")
    .innerJoin("comments", "comments.id", "place.commentId")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .select((is) => ["place.versionId", is.fn.countAll<number>().as("count")])
    .where("place.versionId", "in", versionIds)
    .where("place.state", "in", standing)
    .where("comments.withdrawnAt", "is", null)
    .where(isOpenTo(sight))
    .groupBy("place.versionId")
    .execute();
}

/** The comments at a node of a version (null: on the whole document) that are open to this sight, each with its office and its answer, as far as it is seen, the oldest first. */
export function listComments(
  db: Db,
  place: { versionId: string; nodeId: string | null },
  { sight, seesUnpublished = false }: { readonly sight: Sight; readonly seesUnpublished?: boolean },
) {
  return commentsIn(db, place.versionId)
    .leftJoin("mandates", "mandates.id", "comments.mandateId")
    .leftJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "comments.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "comments.id",
      "comments.type",
      "comments.lang",
      "comments.body",
      "place.quote",
      "comments.proposed",
      "place.passageLang",
      "comments.createdAt",
      "comments.editedAt",
      "comments.withdrawnAt",
      "comments.revision",
      "comments.countryCode",
      "comments.citySlug",
      "comments.officeId as office",
      "comments.mandateId",
      "comments.authorName",
      "cities.name as city",
      "organisations.name as organisation",
      "mandates.capacity",
      "offices.kind",
      filesOfComments(db),
      "commentPeriods.takes",
      publishedDirectly.as("publishesDirectly"),
      fateColumn,
      answerColumn(seesUnpublished),
      ...threadColumns,
    ])
    .where("place.nodeId", place.nodeId === null ? "is" : "=", place.nodeId)
    .where(isOpenTo(sight))
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

export interface NewComment {
  readonly id: string;
  readonly versionId: string;
  /** Null for the whole document. */
  readonly nodeId: string | null;
  /** Mandate and office are null, and a name is given, for one of the public. */
  readonly mandateId: string | null;
  readonly officeId: string | null;
  readonly authorName: string | null;
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  /** As whom: the period must ask them. */
  readonly as: string;
  readonly type: string;
  readonly lang: string;
  readonly body: string;
  readonly quote: string | null;
  /** What stood around the quote. */
  readonly beforeQuote: string | null;
  readonly afterQuote: string | null;
  /** What the passage should say instead, for an amendment. */
  readonly proposed: string | null;
  /** The language of what is quoted or amended. */
  readonly passageLang: string | null;
  /** The message of a room that it came of. */
  readonly sourceMessageKey: number | null;
}

/**
 * Inserts the comment, and its place in its version, into the period that is open now and asks for it, by the database's
 * clock in this very statement. Gives the time of the comment; undefined where no such period is open or the id is taken.
 */
export async function insertComment(db: Db, comment: NewComment): Promise<Date | undefined> {
  const { rows } = await sql<{ createdAt: Date }>`
    with moment as materialized (select clock_timestamp() as at), made as (
      insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, author_name, country_code,
        city_slug, type, lang, body, quote, before_quote, after_quote, proposed, passage_lang, source_message_key, created_at)
      select ${comment.id}::uuid, period.id, period.version_id, ${comment.nodeId}, ${comment.mandateId}::uuid,
        ${comment.officeId}::uuid, ${comment.authorName}, ${comment.countryCode}, ${comment.citySlug},
        ${comment.type}, ${comment.lang}, ${comment.body}, ${comment.quote}, ${comment.beforeQuote},
        ${comment.afterQuote}, ${comment.proposed}, ${comment.passageLang},
        ${comment.sourceMessageKey}::bigint, moment.at
      from comment_periods period, moment
      where period.version_id = ${comment.versionId}::uuid and ${comment.as} = any (period.takes)
        and period.opens_at <= moment.at and moment.at < period.closes_at
      order by period.opens_at desc limit 1
      on conflict (id) do nothing
      returning id, version_id, node_id, quote, passage_lang, created_at),
    placed as (
      insert into comment_places (comment_id, version_id, state, node_id, quote, passage_lang)
      select id, version_id, 'made', node_id, quote, passage_lang from made)
    select created_at from made`.execute(db);
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
