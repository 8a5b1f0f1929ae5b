import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { commentPolicy } from "../policy.ts";
import { eventData, lockComment, refuseWhereOver, type Addressed } from "./seen-comment.server.ts";

/**
 * The actor's city or country supports another's comment while its period runs; once an office, however often it is
 * asked. Throws 404 `notFound`, 401, 403, 409 `commentWithdrawn` or `commentPeriodClosed`.
 */
export function supportComment({ db }: Services, actor: Actor, addressed: Addressed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, actor, addressed);
    authorise(commentPolicy.support, actor, comment);
    const { office } = actor.mandate;
    if (await threads.isSupported(trx, comment.id, office.id)) return;
    refuseWhereOver("support", comment);
    const support = { commentId: comment.id, officeId: office.id, mandateId: actor.mandate.id };
    if (!(await threads.insertSupport(trx, support))) throw new DomainError(409, "commentPeriodClosed");
    await announce(trx, actor, {
      ...{ type: "documents.supported", subject: addressed.document, data: eventData(comment) },
    });
  });
}

/** The actor's office no longer supports the comment; nothing where it did not. Throws as `supportComment`. */
export function withdrawSupport({ db }: Services, actor: Actor, addressed: Addressed): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, actor, addressed);
    authorise(commentPolicy.support, actor, comment);
    const { office } = actor.mandate;
    if (!(await threads.isSupported(trx, comment.id, office.id))) return;
    refuseWhereOver("support", comment);
    if (!(await threads.deleteSupport(trx, comment.id, office.id)))
      throw new DomainError(409, "commentPeriodClosed");
    await announce(trx, actor, {
      ...{ type: "documents.supportWithdrawn", subject: addressed.document, data: eventData(comment) },
    });
  });
}
