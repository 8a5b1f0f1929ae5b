import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { changeReply } from "#db/queries/comment-revisions.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { commentPolicy, replyPolicy } from "../policy.ts";
import { mentionOffices } from "./mentioning.server.ts";
import { takesReplies } from "./deeds.ts";
import { eventData, lockComment, refuseWhereOver, type Addressed } from "./seen-comment.server.ts";

interface Replying extends Addressed {
  /** A UUID made by the sender: sent again with the same content it gives the same answer. */
  readonly id: string;
  /** BCP 47 tag of the language it is written in. */
  readonly lang: string;
  readonly body: string;
}

/**
 * A reply to a comment for the actor's office, by whoever reads the comment, while its period runs by the database's
 * clock; within the comment's own country until its position is due. Throws 404 `notFound`, 401, 403, 409 `commentWithdrawn` or `commentPeriodClosed`, 409 `idTaken` for an id that
 * was sent with another content, 422 `tooManyMentions`.
 */
export function replyToComment(
  { db }: Services,
  actor: Actor,
  { id, lang, body, ...addressed }: Replying,
): Promise<{ id: string; createdAt: Date }> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, actor, addressed);
    authorise(commentPolicy.reply, actor, comment);
    const { country } = actor.mandate.office;
    const reply = { id, commentId: comment.id, mandateId: actor.mandate.id, lang, body, country };
    const before = await findSame(trx, reply);
    if (before) return before;
    refuseWhereOver("reply", { ...comment, isOpen: takesReplies(comment, country) });
    const createdAt = await threads.insertReply(trx, reply);
    if (!createdAt) return (await findSame(trx, reply)) ?? refuseClosed();
    await mentionOffices(trx, actor, { ...addressed, reply: id, body });
    await announce(trx, actor, {
      ...{ type: "documents.replied", subject: addressed.document },
      data: { ...eventData(comment), reply: id },
    });
    return { id, createdAt };
  });
}

function refuseClosed(): never {
  throw new DomainError(409, "commentPeriodClosed");
}

/** The same reply sent before; throws where the id was sent with another content. */
async function findSame(trx: Db, reply: threads.NewReply) {
  const known = await threads.findReply(trx, reply.id);
  if (!known) return null;
  const isSame =
    known.commentId === reply.commentId &&
    known.mandateId === reply.mandateId &&
    known.firstLang === reply.lang &&
    known.firstBody === reply.body;
  if (!isSame) throw new DomainError(409, "idTaken");
  return { id: known.id, createdAt: known.createdAt };
}

interface EditingReply extends Addressed {
  readonly reply: string;
  /** The revision that was read and changed. */
  readonly revision: number;
  readonly lang: string;
  readonly body: string;
}

/**
 * Other words for a reply of the actor's office, while replies are taken; what it said stays in its history. Throws as
 * `replyToComment`, 409 `replyWithdrawn`, and 409 `editedMeanwhile` where someone else of the office was faster.
 */
export function editReply(
  { db }: Services,
  actor: Actor,
  { revision, lang, body, ...addressed }: EditingReply,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { comment, reply } = await lockReply(trx, actor, addressed);
    authorise(replyPolicy.edit, actor, reply);
    if (reply.isWithdrawn) throw new DomainError(409, "replyWithdrawn");
    if (reply.body === body && reply.lang === lang) return;
    const { country } = actor.mandate.office;
    if (!takesReplies(comment, country)) refuseClosed();
    if (reply.revision !== revision) throw new DomainError(409, "editedMeanwhile");
    const change = { replyId: reply.id, mandateId: actor.mandate.id, revision, lang, body, country };
    if (!(await changeReply(trx, change))) refuseClosed();
    await mentionOffices(trx, actor, { ...addressed, body });
    await announce(trx, actor, {
      ...{ type: "documents.replyEdited", subject: addressed.document },
      data: { ...eventData(comment), reply: reply.id },
    });
  });
}

/** Takes back a reply of the actor's office at any time: a trace stays where it stood. Throws 404 `notFound`, 401, 403. */
export function withdrawReply(
  { db }: Services,
  actor: Actor,
  addressed: Addressed & { readonly reply: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { comment, reply } = await lockReply(trx, actor, addressed);
    authorise(replyPolicy.withdraw, actor, reply);
    if (!(await threads.markReplyWithdrawn(trx, reply.id, actor.mandate.id))) return;
    await announce(trx, actor, {
      ...{ type: "documents.replyWithdrawn", subject: addressed.document },
      data: { ...eventData(comment), reply: reply.id },
    });
  });
}

async function lockReply(trx: Db, actor: Actor, { reply: id, ...addressed }: Addressed & { reply: string }) {
  const comment = await lockComment(trx, actor, addressed);
  const reply = orNotFound(await threads.findReply(trx, id));
  if (reply.commentId !== comment.id) throw new DomainError(404, "notFound");
  return { comment, reply };
}
