import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Db } from "#db/connection.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { lockDocument } from "#db/queries/documents.ts";
import { commentPolicy, replyPolicy } from "../policy.ts";
import { refusalOf, type CommentDeed, type CommentState } from "./deeds.ts";

/** A comment on a document by their slug and id. */
export interface Addressed {
  readonly document: string;
  readonly comment: string;
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The comment, if the actor may read it; what one may not see is absent. Throws 404 `notFound`. */
export async function seenComment(db: Db, actor: Actor, { document, comment: id }: Addressed) {
  const comment = isUuid(id) ? await threads.findCommentOf(db, document, id) : null;
  return orHidden(commentPolicy.read, actor, orNotFound(comment));
}

/** As `seenComment`, its document held until the transaction ends. */
export async function lockComment(trx: Db, actor: Actor, addressed: Addressed) {
  orNotFound(await lockDocument(trx, addressed.document));
  return seenComment(trx, actor, addressed);
}

/** Throws 409 with the reason where the deed cannot be done to the comment as it is. */
export function refuseWhereOver(deed: CommentDeed, comment: CommentState): void {
  const key = refusalOf(deed, comment);
  if (key) throw new DomainError(409, key);
}

/** What an event says of a comment: its place and its id; what it says is read again under the reader's own rights. */
export function eventData(comment: { readonly id: string; readonly nodeId: string | null }) {
  return { paragraph: comment.nodeId ?? "", comment: comment.id };
}

interface Asked {
  readonly deed: string;
  readonly comment: string;
  readonly reply: string;
}

/** Whether the actor may do this to the comment, or to its reply, at all: before its form is read. Throws 404 `notFound`, 401, 403. */
export async function authoriseDeed(db: Db, actor: Actor, document: string, asked: Asked): Promise<void> {
  const { deed, comment: id, reply: replyId } = asked;
  const comment = await seenComment(db, actor, { document, comment: id });
  if (deed === "reply" || deed === "edit" || deed === "withdraw")
    authorise(commentPolicy[deed], actor, comment);
  else if (deed === "support" || deed === "withdrawSupport") authorise(commentPolicy.support, actor, comment);
  else {
    const reply = orNotFound(isUuid(replyId) ? await threads.findReply(db, replyId) : null);
    authorise(deed === "editReply" ? replyPolicy.edit : replyPolicy.withdraw, actor, reply);
  }
}
