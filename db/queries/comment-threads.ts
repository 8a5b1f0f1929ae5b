import { sql, type SqlBool } from "kysely";
import type { Db } from "../connection.ts";
import { commentEnd, publishedDirectly, replyEnd, runsNow, runsWithin } from "./comment-sight.ts";

/** A comment of a document with what decides who may see it and what may be done to it; undefined where there is none of this id. */
export function findCommentOf(db: Db, slug: string, id: string) {
  return db
    .selectFrom("comments")
    .innerJoin("commentPeriods", "commentPeriods.id", "comments.periodId")
    .innerJoin("documentVersions as version", "version.id", "comments.versionId")
    .select([
      "comments.id",
      "comments.versionId",
      "version.number as version",
      "comments.nodeId",
      "comments.revision",
      "comments.type",
      "comments.lang",
      "comments.body",
      "comments.proposed",
      "comments.quote",
      "comments.passageLang",
      "comments.countryCode as country",
      "comments.citySlug as city",
      "comments.officeId as office",
      "comments.mandateId",
      "comments.editedBy",
      "comments.createdAt",
      "comments.editedAt",
      "commentPeriods.takes",
      "comments.isPosition",
      publishedDirectly.as("publishesDirectly"),
      sql<boolean>`comments.submitted_at is not null`.as("isSubmitted"),
      sql<boolean>`comments.withdrawn_at is not null`.as("isWithdrawn"),
      sql<boolean>`exists (select from period_closures closure where closure.period_id = comments.period_id
        and closure.country_code = comments.country_code)`.as("isClosed"),
      runsNow.as("isOpen"),
      runsWithin.as("isOpenWithin"),
    ])
    .where("version.documentSlug", "=", slug)
    .where("comments.id", "=", id)
    .executeTakeFirst();
}

export type CommentOf = NonNullable<Awaited<ReturnType<typeof findCommentOf>>>;

export interface NewReply {
  readonly id: string;
  readonly commentId: string;
  readonly mandateId: string;
  readonly lang: string;
  readonly body: string;
  /** The writer's country (ISO 3166-1). */
  readonly country: string | null;
}

/**
 * Inserts the reply while the comment's period runs, for its own country until its position is due, by the database's clock in this very statement. Gives its time;
 * undefined where the period does not run or the id is taken.
 */
export async function insertReply(trx: Db, reply: NewReply): Promise<Date | undefined> {
  const { rows } = await sql<{ createdAt: Date }>`
    with moment as materialized (select clock_timestamp() as at)
    insert into comment_replies (id, comment_id, mandate_id, lang, body, created_at)
    select ${reply.id}::uuid, comment.id, ${reply.mandateId}::uuid, ${reply.lang}, ${reply.body}, moment.at
    from moment, comments comment join comment_periods period on period.id = comment.period_id
    where comment.id = ${reply.commentId}::uuid and period.opens_at <= moment.at
      and moment.at < ${replyEnd(reply.country)}
    on conflict (id) do nothing
    returning created_at`.execute(trx);
  return rows[0]?.createdAt;
}

/** A reply with the office it speaks for, and its first words, for telling a repeated sending from another one. */
export function findReply(db: Db, id: string) {
  return db
    .selectFrom("commentReplies as reply")
    .innerJoin("mandates", "mandates.id", "reply.mandateId")
    .leftJoin("replyRevisions as first", (join) =>
      join.onRef("first.replyId", "=", "reply.id").on("first.revision", "=", 1),
    )
    .select([
      "reply.id",
      "reply.commentId",
      "reply.mandateId",
      "reply.revision",
      "reply.lang",
      "reply.body",
      "reply.createdAt",
      "mandates.officeId as office",
      sql<string>`coalesce(first.body, reply.body)`.as("firstBody"),
      sql<string>`coalesce(first.lang, reply.lang)`.as("firstLang"),
      sql<boolean>`reply.withdrawn_at is not null`.as("isWithdrawn"),
    ])
    .where("reply.id", "=", id)
    .executeTakeFirst();
}

/** The office supports the comment from now, while its period runs; false where it does not run or the office supports it already. */
export async function insertSupport(
  trx: Db,
  support: { readonly commentId: string; readonly officeId: string; readonly mandateId: string },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    with moment as materialized (select clock_timestamp() as at)
    insert into comment_supports (comment_id, office_id, mandate_id, at)
    select comment.id, ${support.officeId}::uuid, ${support.mandateId}::uuid, moment.at
    from moment, comments comment join comment_periods period on period.id = comment.period_id
    where comment.id = ${support.commentId}::uuid and period.opens_at <= moment.at and moment.at < ${commentEnd}
    on conflict do nothing`.execute(trx);
  return numAffectedRows > 0n;
}

/** The office no longer supports the comment, where its period runs; false where it does not run or the office did not. */
export async function deleteSupport(trx: Db, commentId: string, officeId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from comment_supports using comments comment, comment_periods period
    where comment_supports.comment_id = ${commentId}::uuid and comment_supports.office_id = ${officeId}::uuid
      and comment.id = comment_supports.comment_id and period.id = comment.period_id
      and period.opens_at <= clock_timestamp() and clock_timestamp() < ${commentEnd}`.execute(trx);
  return numAffectedRows > 0n;
}

/** Whether the office supports the comment. */
export async function isSupported(db: Db, commentId: string, officeId: string): Promise<boolean> {
  const row = await db
    .selectFrom("commentSupports")
    .select("commentId")
    .where("commentId", "=", commentId)
    .where("officeId", "=", officeId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks the comment as taken back, unless its country has submitted it or it is already. Whether it was marked. */
export async function markCommentWithdrawn(trx: Db, id: string, mandateId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("comments")
    .set({ withdrawnAt: sql<Date>`clock_timestamp()`, withdrawnBy: mandateId })
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .where("submittedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks the reply as taken back; false where it is already. */
export async function markReplyWithdrawn(trx: Db, id: string, mandateId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("commentReplies")
    .set({ withdrawnAt: sql<Date>`clock_timestamp()`, withdrawnBy: mandateId })
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes which offices a comment, or a reply to it, mentions; gives those that it did not mention before. */
export async function insertMentions(
  trx: Db,
  { commentId, replyId }: { readonly commentId: string; readonly replyId: string | null },
  offices: readonly string[],
): Promise<string[]> {
  if (offices.length === 0) return [];
  const rows = await trx
    .insertInto("commentMentions")
    .values(offices.map((officeId) => ({ commentId, replyId, officeId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning("officeId")
    .execute();
  return rows.map(({ officeId }) => officeId);
}

/** The offices of these handles with the names of their bodies. */
export function listOfficesByHandle(db: Db, handles: readonly string[]) {
  return db
    .selectFrom("offices")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "offices.id",
      "offices.handle",
      "offices.kind",
      "offices.countryCode as country",
      "offices.citySlug as city",
      "offices.organisationSlug as organisation",
      sql<string | null>`coalesce(cities.name, organisations.name)`.as("name"),
    ])
    .where("offices.handle", "in", handles)
    .execute();
}

/** Who holds these offices now, and the title of the version in each one's language, else in the authoritative one. */
export function listReaders(db: Db, officeIds: readonly string[], versionId: string) {
  const now = sql<Date>`clock_timestamp()`;
  return db
    .selectFrom("mandates")
    .innerJoin("people", "people.id", "mandates.personId")
    .select((is) => [
      "mandates.officeId",
      "mandates.capacity",
      "mandates.personId",
      is
        .selectFrom("documentTitles")
        .select("title")
        .where("versionId", "=", versionId)
        .orderBy(sql<SqlBool>`document_titles.lang = people.lang`, "desc")
        .orderBy(
          sql<SqlBool>`document_titles.lang = (select authoritative_lang from documents
            join document_versions version on version.document_slug = documents.slug where version.id = ${versionId})`,
          "desc",
        )
        .limit(1)
        .as("title"),
    ])
    .where("mandates.officeId", "in", officeIds)
    .where("mandates.startsAt", "<=", now)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", now)]))
    .execute();
}
