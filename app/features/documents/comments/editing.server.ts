import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { changeComment } from "#db/queries/comment-revisions.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { reopenSources } from "#db/queries/positions.ts";
import { commentPolicy } from "../policy.ts";
import type { CommentType } from "./comment-types.ts";
import { checkPassage } from "./commands.server.ts";
import { mentionOffices } from "./mentioning.server.ts";
import { eventData, lockComment, refuseWhereOver, type Addressed } from "./seen-comment.server.ts";

interface Editing extends Addressed {
  /** The revision that was read and changed. */
  readonly revision: number;
  readonly type: CommentType;
  /** BCP 47 tag of the language it is written in. */
  readonly lang: string;
  readonly body: string;
  /** What an amendment proposes; of no use to a comment that is none. */
  readonly proposed?: string | undefined;
}

/**
 * Other words for a comment of the actor's office, while its period runs by the database's clock and its country has not
 * submitted it; what it said stays in its history. The passage it is about stays. Throws 404 `notFound`, 401, 403, 409
 * `commentWithdrawn`, `commentSubmitted`, `commentPeriodClosed`, or `editedMeanwhile` where someone else of the office was
 * faster, 422 `amendmentSame` or `tooManyMentions`.
 */
export function editComment({ db }: Services, actor: Actor, editing: Editing): Promise<void> {
  return db.transaction().execute((trx) => editCommentWithin(trx, actor, editing));
}

/** As `editComment`, within a transaction that does more. */
export async function editCommentWithin(
  trx: Db,
  actor: Actor,
  { revision, type, lang, body, ...rest }: Editing,
): Promise<void> {
  const comment = await lockComment(trx, actor, rest);
  authorise(commentPolicy.edit, actor, comment);
  refuseWhereOver("edit", comment);
  const proposed = comment.proposed === null ? null : (rest.proposed ?? comment.proposed);
  const change = {
    commentId: comment.id,
    mandateId: actor.mandate.id,
    revision,
    type,
    lang,
    body,
    proposed,
  };
  if (isSame(comment, change)) return;
  if (comment.revision !== revision) throw new DomainError(409, "editedMeanwhile");
  if (proposed !== null) await checkProposal(trx, comment, proposed);
  if (!(await changeComment(trx, change))) throw new DomainError(409, "commentPeriodClosed");
  await mentionOffices(trx, actor, { document: rest.document, comment: comment.id, reply: null, body });
  await announce(trx, actor, {
    ...{ type: "documents.commentEdited", subject: rest.document, data: eventData(comment) },
  });
}

type Said = Pick<threads.CommentOf, "type" | "lang" | "body" | "proposed">;

const isSame = (one: Said, other: Said) =>
  one.type === other.type &&
  one.lang === other.lang &&
  one.body === other.body &&
  one.proposed === other.proposed;

async function checkProposal(trx: Db, comment: threads.CommentOf, proposed: string): Promise<void> {
  await checkPassage(trx, comment.versionId, {
    paragraph: comment.nodeId ?? "",
    quote: comment.quote ?? "",
    proposed,
    passageLang: comment.passageLang ?? undefined,
  });
}

/**
 * Takes back a comment of the actor's office until its country submits it: a trace stays where it stood, and the record
 * keeps what it said. What a country's own wording was made of is to be decided on again. Throws 404 `notFound`, 401, 403, 409 `commentSubmitted`.
 */
export function withdrawComment({ db }: Services, actor: Actor, addressed: Addressed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, actor, addressed);
    authorise(commentPolicy.withdraw, actor, comment);
    refuseWhereOver("withdraw", comment);
    if (!(await threads.markCommentWithdrawn(trx, comment.id, actor.mandate.id))) return;
    if (comment.isPosition) await reopenSources(trx, comment.id);
    await announce(trx, actor, {
      ...{ type: "documents.commentWithdrawn", subject: addressed.document, data: eventData(comment) },
    });
  });
}
