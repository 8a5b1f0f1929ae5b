import { sql, type RawBuilder, type SqlBool } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { MatrixFilter } from "#app/features/documents/matrix/filter.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";

/** What its country has put into other words or left out is no row once the country has submitted. */
export const standsForItself = sql<SqlBool>`not exists (
  select from position_decisions decided
  join position_submissions submission on submission.period_id = comments.period_id
    and submission.country_code = comments.country_code and submission.withdrawn_at is null
  where decided.comment_id = comments.id and decided.decision in ('merge', 'edit', 'leave-out'))`;

interface AnswerRow {
  readonly commentId: string;
  readonly response: string;
  readonly lang: string;
  readonly disposition: string | null;
  readonly resultingNodeId: string | null;
  readonly revision: number;
  readonly publishedRevision: number | null;
  readonly mandateId: string;
}

/** Answers as they stand last, and as they were published last. */
export const latestAnswers = sql<AnswerRow>`(select comment_id, response, lang, disposition, resulting_node_id, revision,
  published_revision, mandate_id from matrix_answers)`;
export const publishedAnswers = sql<AnswerRow>`(select comment_id, response, lang, disposition, resulting_node_id, revision,
    published_revision, mandate_id from matrix_answers where published_revision = revision
  union all select earlier.comment_id, earlier.response, earlier.lang, earlier.disposition, earlier.resulting_node_id,
    earlier.revision, answered.published_revision, earlier.mandate_id
  from matrix_answers answered join matrix_answer_revisions earlier on earlier.comment_id = answered.comment_id
    and earlier.revision = answered.published_revision
  where answered.published_revision is distinct from answered.revision)`;

/** Who looks at a matrix. */
export interface Looking {
  readonly sight: Sight;
  /** Whether answers are seen that are not published yet; else each as it was published last. */
  readonly seesUnpublished: boolean;
}

/** The comments that are rows of a matrix: those open to this sight, without those that were taken back. */
export function rowsFor(db: Db, { sight, seesUnpublished }: Looking) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .leftJoin(
      (seesUnpublished ? latestAnswers : publishedAnswers).as("answer"),
      "answer.commentId",
      "comments.id",
    )
    .where("comments.withdrawnAt", "is", null)
    .where(isOpenTo(sight))
    .where(standsForItself);
}

/** The node and everything below it, in a version. */
const within = (versionId: string, section: string) => sql<SqlBool>`comments.node_id in (
  with recursive branch as (
    select node_id from version_nodes where version_id = ${versionId}::uuid and node_id = ${section}
    union all select below.node_id from version_nodes below join branch on below.parent_id = branch.node_id
      where below.version_id = ${versionId}::uuid)
  select node_id from branch)`;

/** Whether a row of the version is asked for. */
function fits(versionId: string, { section, country, type, disposition, unanswered }: MatrixFilter) {
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`];
  if (section) conditions.push(within(versionId, section));
  if (country) conditions.push(sql<SqlBool>`comments.country_code = ${country}`);
  if (type) conditions.push(sql<SqlBool>`comments.type = ${type}`);
  if (disposition) conditions.push(sql<SqlBool>`answer.disposition = ${disposition}`);
  if (unanswered) conditions.push(sql<SqlBool>`answer.disposition is null`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

interface Portion {
  /** The row after which the portion begins: its place in the order of the matrix; absent for the first. */
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  /** How many rows are passed over. */
  readonly offset?: number;
  readonly limit: number;
}

interface Asked extends Looking {
  readonly filter: MatrixFilter;
  readonly portion: Portion;
  /** Comments that are wanted whatever the filter says. */
  readonly also?: readonly string[];
}

/** A portion of a version's matrix in the order in which the comments were made: one query. */
export function listMatrixRows(db: Db, versionId: string, { filter, portion, also = [], ...looking }: Asked) {
  const { after, limit, offset = 0 } = portion;
  const asked = fits(versionId, filter);
  return rowsFor(db, looking)
    .where("comments.versionId", "=", versionId)
    .where(also.length === 0 ? asked : sql<SqlBool>`(${asked} or comments.id = any (${also}::uuid[]))`)
    .leftJoin("offices", "offices.id", "comments.officeId")
    .leftJoin("cities", "cities.slug", "comments.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(comments.created_at, comments.id) > (${after?.createdAt}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .select((is) => [
      "comments.id",
      "comments.revision as edition",
      "comments.nodeId",
      "comments.quote",
      "comments.passageLang",
      "comments.countryCode as country",
      "comments.citySlug as city",
      "cities.name as cityName",
      "comments.authorName",
      "offices.kind as officeKind",
      "organisations.name as organisation",
      "comments.type",
      "comments.lang",
      "comments.body",
      "comments.proposed",
      // To the microsecond: a moment as JavaScript knows it would leave rows out.
      sql<string>`to_char(comments.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        "createdAt",
      ),
      "answer.response",
      "answer.lang as responseLang",
      "answer.disposition",
      "answer.resultingNodeId",
      "answer.revision",
      "answer.publishedRevision",
      // The paragraph of the draft that says something else because of it.
      sql<string | null>`(select origin.node_id from text_origins origin
        join document_versions draft on draft.id = origin.version_id
        where origin.comment_id = comments.id and draft.published_at is null order by origin.at limit 1)`.as(
        "inDraft",
      ),
      jsonArrayFrom(
        is
          .selectFrom("commentSupports as support")
          .innerJoin("offices as supporter", "supporter.id", "support.officeId")
          .select(["supporter.countryCode as country", "supporter.citySlug as city"])
          .whereRef("support.commentId", "=", "comments.id")
          .orderBy("support.at"),
      ).as("supports"),
    ])
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .limit(limit)
    .offset(offset)
    .execute();
}

export type MatrixRow = Awaited<ReturnType<typeof listMatrixRows>>[number];

/** How many rows the matrix of each version of a document has, those without a disposition, and those whose answer is ready and not published. */
export function countMatrices(db: Db, slug: string, looking: Looking) {
  return rowsFor(db, looking)
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .select((is) => [
      "version.number",
      is.fn.countAll<number>().as("rows"),
      sql<number>`(count(*) filter (where answer.disposition is null))::int`.as("unanswered"),
      sql<number>`(count(*) filter (where answer.disposition is not null
        and answer.published_revision is distinct from answer.revision))::int`.as("unpublished"),
      sql<number>`(count(*) filter (where answer.disposition = 'for-the-meeting'))::int`.as("forMeeting"),
    ])
    .where("version.documentSlug", "=", slug)
    .groupBy("version.number")
    .orderBy("version.number", "desc")
    .execute();
}

type Filtered = Looking & { readonly filter: MatrixFilter };

function countFitting(db: Db, versionId: string, { filter, ...looking }: Filtered) {
  return rowsFor(db, looking)
    .where("comments.versionId", "=", versionId)
    .where(fits(versionId, filter))
    .select((is) => is.fn.countAll<number>().as("count"));
}

/** How many rows of a version's matrix are asked for. */
export async function countMatrixRows(db: Db, versionId: string, asked: Filtered): Promise<number> {
  const { count } = await countFitting(db, versionId, asked).executeTakeFirstOrThrow();
  return count;
}

interface BesideRows {
  readonly versionId: string;
  readonly asked: Filtered;
  readonly officeId: string;
  /** Slug. */
  readonly document: string;
}

/** What a page of the matrix shows beside its rows: how many the filter lets through (null without one), and the saved views of an office on the document. One query. */
export function findBesideRows(db: Db, { versionId, asked, officeId, document }: BesideRows) {
  const isFiltered = Object.keys(asked.filter).length > 0;
  const views = db
    .selectFrom("matrixViews")
    .select(["name", "filter"])
    .where("officeId", "=", officeId)
    .where("documentSlug", "=", document)
    .orderBy("name");
  return db
    .selectNoFrom([
      jsonArrayFrom(views).as("views"),
      isFiltered ? countFitting(db, versionId, asked).as("fitting") : sql<null>`null`.as("fitting"),
    ])
    .executeTakeFirstOrThrow();
}
