import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { commentEnd, replyEnd } from "./comment-sight.ts";

interface Written {
  readonly lang: string;
  readonly body: string;
  /** Under which mandate it says so now. */
  readonly mandateId: string;
  /** The revision that the change was made on. */
  readonly revision: number;
}

interface ChangedComment extends Written {
  readonly commentId: string;
  readonly type: string;
  readonly proposed: string | null;
}

/**
 * The comment says this from now, and what it said is kept, while its period runs by the database's clock in this very
 * statement. False where it does not run, or the comment has another revision, is submitted or withdrawn.
 */
export async function changeComment(trx: Db, change: ChangedComment): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    with moment as materialized (select clock_timestamp() as at), kept as (
      insert into comment_revisions (comment_id, revision, type, lang, body, proposed, mandate_id, at)
      select comment.id, comment.revision, comment.type, comment.lang, comment.body, comment.proposed,
        coalesce(comment.edited_by, comment.mandate_id), coalesce(comment.edited_at, comment.created_at)
      from moment, comments comment join comment_periods period on period.id = comment.period_id
      where comment.id = ${change.commentId}::uuid and comment.revision = ${change.revision}
        and comment.submitted_at is null and comment.withdrawn_at is null
        and period.opens_at <= moment.at and moment.at < ${commentEnd}
      returning comment_id)
    update comments set type = ${change.type}, lang = ${change.lang}, body = ${change.body},
      proposed = ${change.proposed}, revision = comments.revision + 1, edited_at = moment.at,
      edited_by = ${change.mandateId}::uuid
    from kept, moment where comments.id = kept.comment_id`.execute(trx);
  return numAffectedRows > 0n;
}

interface ChangedReply extends Written {
  readonly replyId: string;
  /** The writer's country (ISO 3166-1). */
  readonly country: string | null;
}

/** As `changeComment`, for a reply. */
export async function changeReply(trx: Db, change: ChangedReply): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    with moment as materialized (select clock_timestamp() as at), kept as (
      insert into reply_revisions (reply_id, revision, lang, body, mandate_id, at)
      select reply.id, reply.revision, reply.lang, reply.body, coalesce(reply.edited_by, reply.mandate_id),
        coalesce(reply.edited_at, reply.created_at)
      from moment, comment_replies reply join comments comment on comment.id = reply.comment_id
        join comment_periods period on period.id = comment.period_id
      where reply.id = ${change.replyId}::uuid and reply.revision = ${change.revision}
        and reply.withdrawn_at is null and period.opens_at <= moment.at
        and moment.at < ${replyEnd(change.country)}
      returning reply_id)
    update comment_replies set lang = ${change.lang}, body = ${change.body},
      revision = comment_replies.revision + 1, edited_at = moment.at, edited_by = ${change.mandateId}::uuid
    from kept, moment where comment_replies.id = kept.reply_id`.execute(trx);
  return numAffectedRows > 0n;
}

interface RevisionRow {
  /** Id of the reply that said so; null for the comment itself. */
  readonly reply: string | null;
  readonly revision: number;
  readonly lang: string;
  readonly body: string;
  readonly proposed: string | null;
  readonly at: Date;
  readonly isWithdrawn: boolean;
  readonly office: string | null;
  readonly kind: string | null;
  readonly capacity: string | null;
  readonly city: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly authorName: string | null;
}

/** All that a comment and those of its replies that were changed have said, with who said it: the comment first, each the oldest first. */
export async function listRevisions(db: Db, commentId: string): Promise<RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    with said as (
      select null::uuid as reply, revision, lang, body, proposed, at, mandate_id, false as is_withdrawn,
        null::timestamptz as made, null::text as author_name
      from comment_revisions where comment_id = ${commentId}::uuid
      union all
      select null, revision, lang, body, proposed, coalesce(edited_at, created_at), coalesce(edited_by, mandate_id),
        withdrawn_at is not null, null, author_name
      from comments where id = ${commentId}::uuid
      union all
      select before.reply_id, before.revision, before.lang, before.body, null, before.at, before.mandate_id,
        reply.withdrawn_at is not null, reply.created_at, null
      from reply_revisions before join comment_replies reply on reply.id = before.reply_id
      where reply.comment_id = ${commentId}::uuid
      union all
      select id, revision, lang, body, null, coalesce(edited_at, created_at), coalesce(edited_by, mandate_id),
        withdrawn_at is not null, created_at, null
      from comment_replies where comment_id = ${commentId}::uuid and revision > 1)
    select said.reply, said.revision, said.lang, said.body, said.proposed, said.at, said.is_withdrawn,
      office.id as office, office.kind, mandate.capacity, city.name as city, organisation.name as organisation,
      office.country_code as country, said.author_name
    from said left join mandates mandate on mandate.id = said.mandate_id
      left join offices office on office.id = mandate.office_id
      left join cities city on city.slug = office.city_slug
      left join organisations organisation on organisation.slug = office.organisation_slug
    order by said.made nulls first, said.reply, said.revision`.execute(db);
  return rows;
}
