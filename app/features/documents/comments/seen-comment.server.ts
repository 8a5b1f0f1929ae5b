import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Db } from "#db/connection.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { lockDocument } from "#db/queries/documents.ts";
import { commentPolicy } from "../policy.ts";
import { refusalOf, type CommentDeed, type CommentState } from "./deeds.ts";

/** A comment on a document by their slug and id. */
export interface Addressed {
  readonly document: string;
  readonly comment: string;
}

/** The comment, if the actor may read it; what one may not see is absent. Throws 404 `notFound`. */
async function seenComment(db: Db, actor: Actor, { document, comment: id }: Addressed) {
  return orHidden(commentPolicy.read, actor, orNotFound(await threads.findCommentOf(db, document, id)));
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
