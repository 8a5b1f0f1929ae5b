import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { isPublished, lockDocument } from "#db/queries/documents.ts";
import * as waiting from "#db/queries/waiting-comments.ts";
import { periodPolicy } from "../period-policy.ts";

interface Deciding {
  /** Slug of the document. */
  readonly document: string;
  /** Id of a comment of a partner or of the public that waits. */
  readonly comment: string;
  /** Why it is not let through; null lets it through. */
  readonly refusal: string | null;
}

/**
 * Lets a comment of a partner or of the public through to those whom its period asks, or refuses it for good. Secretariat or
 * Chair. Throws 404 `notFound`, 401, 403, 409 `decidedAlready`.
 */
export function decideOnComment({ db }: Services, actor: Actor, deciding: Deciding): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { document, comment: id, refusal } = deciding;
    orNotFound(await lockDocument(trx, document));
    const facts = { isPublished: await isPublished(trx, document) };
    if (!facts.isPublished) throw new DomainError(404, "notFound");
    authorise(periodPolicy.release, actor, facts);
    if (await waiting.isDecided(trx, id)) throw new DomainError(409, "decidedAlready");
    const comment = orNotFound(await waiting.findWaitingComment(trx, document, id));
    const decision = { commentId: id, mandateId: actor.mandate.id };
    await waiting.insertDecision(trx, { ...decision, isReleased: refusal === null, reason: refusal });
    await announce(trx, actor, {
      type: refusal === null ? "documents.commentReleased" : "documents.commentRefused",
      subject: document,
      data: { paragraph: comment.nodeId ?? "", comment: id },
    });
  });
}
