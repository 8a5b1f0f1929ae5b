import { sql, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { rowsFor } from "./matrix-rows.ts";

/** The ids among these that are rows of the version's matrix, with the revision of their answer (0 for none). */
export function listAnswered(db: Db, versionId: string, sight: Sight, ids: readonly string[]) {
  return rowsFor(db, { sight, seesUnpublished: true })
    .select(["comments.id", sql<number>`coalesce(answer.revision, 0)`.as("revision")])
    .where("comments.versionId", "=", versionId)
    .where("comments.id", "in", ids)
    .execute();
}

/** The answer to a comment as it stands; undefined for none. */
export function findAnswer(db: Db, commentId: string) {
  return db
    .selectFrom("matrixAnswers")
    .select(["response", "lang", "disposition", "resultingNodeId", "revision"])
    .where("commentId", "=", commentId)
    .executeTakeFirst();
}

interface Answer {
  readonly commentId: string;
  readonly response: string;
  readonly lang: string;
  readonly disposition: string | null;
  readonly resultingNodeId: string | null;
  readonly mandateId: string;
}

/** So many answers are written by a statement. */
const atOnce = 500;

/** Writes these answers, at most one a comment; what stood there before goes to the history. The caller holds the document. */
export async function saveAnswers(db: Db, answers: readonly Answer[]): Promise<void> {
  for (let at = 0; at < answers.length; at += atOnce) await savePortion(db, answers.slice(at, at + atOnce));
}

async function savePortion(db: Db, answers: readonly Answer[]): Promise<void> {
  const commentIds = answers.map(({ commentId }) => commentId);
  await sql`insert into matrix_answer_revisions
      (comment_id, revision, response, lang, disposition, resulting_node_id, mandate_id, at)
    select comment_id, revision, response, lang, disposition, resulting_node_id, mandate_id, at
    from matrix_answers where comment_id = any (${commentIds}::uuid[])`.execute(db);
  await db
    .insertInto("matrixAnswers")
    .values(answers.map((answer) => ({ ...answer, publishedRevision: null, publishedAt: null })))
    .onConflict((conflict) =>
      conflict.column("commentId").doUpdateSet((is) => ({
        response: is.ref("excluded.response"),
        lang: is.ref("excluded.lang"),
        disposition: is.ref("excluded.disposition"),
        resultingNodeId: is.ref("excluded.resultingNodeId"),
        mandateId: is.ref("excluded.mandateId"),
        revision: sql<number>`${is.ref("matrixAnswers.revision")} + 1`,
        at: sql<Date>`clock_timestamp()`,
      })),
    )
    .execute();
}

/** Publishes every answer of a version that has a disposition and is not published as it stands; gives how many, and the moment by which they are found again. */
export async function publishAnswers(db: Db, versionId: string): Promise<{ count: number; at: string }> {
  const { rows } = await sql<{ at: string }>`
    update matrix_answers answer
    set published_revision = answer.revision, published_at = now()
    from comments
    where comments.id = answer.comment_id and comments.version_id = ${versionId}::uuid
      and answer.disposition is not null and answer.published_revision is distinct from answer.revision
    returning answer.published_at::text as at`.execute(db);
  return { count: rows.length, at: rows[0]?.at ?? "" };
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
  const row = await openRows(db, slug, true)
    .select((is) => is.fn.countAll<number>().as("count"))
    .where(
      sql<SqlBool>`(answer.disposition is null or answer.published_revision is distinct from answer.revision)`,
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The matrix of all versions of a document as its record holds it: with the answers that are published. */
export async function listRecordedRows(db: Db, slug: string) {
  return openRows(db, slug, false)
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
      "answer.lang as responseLang",
      "answer.disposition",
      "answer.resultingNodeId as resultingNode",
    ])
    .orderBy("version.number")
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

function openRows(db: Db, slug: string, seesUnpublished: boolean) {
  return rowsFor(db, { sight: recordedSight, seesUnpublished })
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .where("version.documentSlug", "=", slug);
}
