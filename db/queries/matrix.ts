import { sql, type SqlBool } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { MatrixFilter } from "#app/features/documents/matrix/filter.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";

/** What its country has put into other words or left out is no row once the country has submitted. */
const standsForItself = sql<SqlBool>`not exists (
  select from position_decisions decided
  join position_submissions submission on submission.period_id = comments.period_id
    and submission.country_code = comments.country_code and submission.withdrawn_at is null
  where decided.comment_id = comments.id and decided.decision in ('merge', 'edit', 'leave-out'))`;

/** The rows of a version's matrix: comments made on it that are open to this sight, without those that were taken back. */
function rowsOf(db: Db, versionId: string, sight: Sight) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .leftJoin("matrixAnswers as answer", "answer.commentId", "comments.id")
    .where("comments.versionId", "=", versionId)
    .where("comments.withdrawnAt", "is", null)
    .where(isOpenTo(sight))
    .where(standsForItself);
}

type Rows = ReturnType<typeof rowsOf>;

/** The node and everything below it, in a version. */
const within = (versionId: string, section: string) => sql<SqlBool>`comments.node_id in (
  with recursive branch as (
    select node_id from version_nodes where version_id = ${versionId}::uuid and node_id = ${section}
    union all select below.node_id from version_nodes below join branch on below.parent_id = branch.node_id
      where below.version_id = ${versionId}::uuid)
  select node_id from branch)`;

function filtered(rows: Rows, versionId: string, filter: MatrixFilter): Rows {
  let chosen = rows;
  if (filter.section) chosen = chosen.where(within(versionId, filter.section));
  if (filter.country) chosen = chosen.where("comments.countryCode", "=", filter.country);
  if (filter.type) chosen = chosen.where("comments.type", "=", filter.type);
  if (filter.disposition) chosen = chosen.where("answer.disposition", "=", filter.disposition);
  if (filter.unanswered) chosen = chosen.where(sql<SqlBool>`answer.disposition is null`);
  return chosen;
}

interface Portion {
  /** The row after which the portion begins: its place in the order of the matrix; absent for the first. */
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/**
 * A portion of a version's matrix in the order in which the comments were made: one query. Answers as they stand last; the caller
 * shows those that are not published only to whom it may.
 */
export function listMatrixRows(
  db: Db,
  versionId: string,
  { sight, filter, portion }: { sight: Sight; filter: MatrixFilter; portion: Portion },
) {
  const { after, limit } = portion;
  return filtered(rowsOf(db, versionId, sight), versionId, filter)
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
    .execute();
}

export type MatrixRow = Awaited<ReturnType<typeof listMatrixRows>>[number];

/** How many rows fit, and how many of all have no published answer: one query. */
export async function countMatrixRows(
  db: Db,
  versionId: string,
  { sight, filter }: { sight: Sight; filter: MatrixFilter },
) {
  const [fit, all] = await Promise.all([
    filtered(rowsOf(db, versionId, sight), versionId, filter)
      .select((is) => is.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
    rowsOf(db, versionId, sight)
      .select([
        sql<number>`(count(*) filter (where answer.disposition is null))::int`.as("unanswered"),
        sql<number>`(count(*) filter (where answer.published_revision is distinct from answer.revision))::int`.as(
          "unpublished",
        ),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows: fit.count, ...all };
}

/** The ids among these that are rows of the version's matrix, with the revision of their answer (0 for none). */
export function listAnswered(db: Db, versionId: string, sight: Sight, ids: readonly string[]) {
  return rowsOf(db, versionId, sight)
    .select(["comments.id", sql<number>`coalesce(answer.revision, 0)`.as("revision")])
    .where("comments.id", "in", ids)
    .execute();
}

interface Answer {
  readonly response: string;
  readonly lang: string;
  readonly disposition: string | null;
  readonly resultingNodeId: string | null;
  readonly mandateId: string;
}

/** Writes the same answer to these comments; what stood there before goes to the history. The caller holds the document. */
export async function saveAnswers(db: Db, commentIds: readonly string[], answer: Answer): Promise<void> {
  await sql`insert into matrix_answer_revisions
      (comment_id, revision, response, lang, disposition, resulting_node_id, mandate_id, at)
    select comment_id, revision, response, lang, disposition, resulting_node_id, mandate_id, at
    from matrix_answers where comment_id = any (${commentIds}::uuid[])`.execute(db);
  await db
    .insertInto("matrixAnswers")
    .values(
      commentIds.map((commentId) => ({ commentId, ...answer, publishedRevision: null, publishedAt: null })),
    )
    .onConflict((conflict) =>
      conflict.column("commentId").doUpdateSet((is) => ({
        ...answer,
        revision: sql<number>`${is.ref("matrixAnswers.revision")} + 1`,
        at: sql<Date>`clock_timestamp()`,
      })),
    )
    .execute();
}

/** Publishes every answer of a version that has a disposition and is not published as it stands; gives their comments. */
export async function publishAnswers(db: Db, versionId: string): Promise<string[]> {
  const { rows } = await sql<{ commentId: string }>`
    update matrix_answers answer
    set published_revision = answer.revision, published_at = clock_timestamp()
    from comments
    where comments.id = answer.comment_id and comments.version_id = ${versionId}::uuid
      and answer.disposition is not null and answer.published_revision is distinct from answer.revision
    returning answer.comment_id`.execute(db);
  return rows.map(({ commentId }) => commentId);
}

/** The saved views of an office on a document. */
export function listViews(db: Db, officeId: string, document: string) {
  return db
    .selectFrom("matrixViews")
    .select(["name", "filter"])
    .where("officeId", "=", officeId)
    .where("documentSlug", "=", document)
    .orderBy("name")
    .execute();
}

interface View {
  readonly officeId: string;
  readonly documentSlug: string;
  readonly name: string;
  readonly filter: Record<string, string>;
  readonly mandateId: string;
}

/** Keeps a filter under a name, over one of the same name. */
export async function saveView(db: Db, view: View): Promise<void> {
  const values = { ...view, filter: JSON.stringify(view.filter) };
  await db
    .insertInto("matrixViews")
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(["officeId", "documentSlug", "name"]).doUpdateSet({
        ...{ filter: values.filter, mandateId: view.mandateId, at: sql<Date>`clock_timestamp()` },
      }),
    )
    .execute();
}

/** Removes a saved view of an office. */
export async function deleteView(
  db: Db,
  { officeId, documentSlug, name }: Pick<View, "officeId" | "documentSlug" | "name">,
): Promise<void> {
  await db
    .deleteFrom("matrixViews")
    .where("officeId", "=", officeId)
    .where("documentSlug", "=", documentSlug)
    .where("name", "=", name)
    .execute();
}

/** Everything that is submitted or published directly: what the Secretariat answers and the record keeps. */
const recordedSight: Sight = {
  ...{ published: true, invited: null, country: null, city: null, office: null },
  ...{ numbers: false, releases: false },
};

/** How many rows of all versions of a document have no published answer as it stands. */
export async function countUnanswered(db: Db, slug: string): Promise<number> {
  const row = await openRows(db, slug)
    .select((is) => is.fn.countAll<number>().as("count"))
    .where(
      sql<SqlBool>`answer.disposition is null or answer.published_revision is distinct from answer.revision`,
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The matrix of all versions of a document as its record holds it. */
export async function listRecordedRows(db: Db, slug: string) {
  return openRows(db, slug)
    .leftJoin("offices", "offices.id", "comments.officeId")
    .select([
      "comments.id",
      "version.number as version",
      "comments.lang",
      "comments.nodeId as node",
      "comments.quote",
      "comments.countryCode as country",
      sql<string | null>`coalesce(comments.city_slug, offices.organisation_slug, offices.kind)`.as("office"),
      "comments.type",
      "comments.body",
      "comments.proposed",
      sql<string[]>`array(select coalesce(supporter.city_slug, supporter.country_code, supporter.kind)
        from comment_supports support join offices supporter on supporter.id = support.office_id
        where support.comment_id = comments.id order by 1)`.as("supports"),
      "answer.response",
      "answer.disposition",
      "answer.resultingNodeId as resultingNode",
    ])
    .orderBy("version.number")
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

function openRows(db: Db, slug: string) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .leftJoin("matrixAnswers as answer", "answer.commentId", "comments.id")
    .where("version.documentSlug", "=", slug)
    .where("comments.withdrawnAt", "is", null)
    .where(isOpenTo(recordedSight))
    .where(standsForItself);
}
