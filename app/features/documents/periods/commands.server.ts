import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as documents from "#db/queries/documents.ts";
import { lockVersion } from "../lock-version.server.ts";
import { documentPolicy } from "../policy.ts";

interface Opening {
  /** Slug of the document, and number of one of its published versions. */
  readonly document: string;
  readonly version: number;
  /** UTC. */
  readonly closesAt: Date;
  /** Whether every member sees a comment at once, not only after its country has submitted it. */
  readonly publishesDirectly: boolean;
}

/**
 * Opens the comment period of a version, from now. Secretariat or Chair. Throws 404 `notFound`, 401, 403, 409
 * `commentPeriodOpen` where one is running, 422 `closesInThePast`.
 */
export function openCommentPeriod({ db }: Services, actor: Actor, opening: Opening): Promise<{ id: string }> {
  return db.transaction().execute(async (trx) => {
    const version = await lockVersion(trx, opening.document, opening.version);
    authorise(documentPolicy.openCommentPeriod, actor, version);
    const period = await documents.insertPeriod(trx, { ...opening, versionId: version.id });
    if (!period) {
      if (await documents.hasRunningPeriod(trx, version.id)) throw new DomainError(409, "commentPeriodOpen");
      throw new DomainError(422, "closesInThePast");
    }
    await announce(trx, actor, {
      type: "documents.commentPeriodOpened",
      subject: opening.document,
      data: { version: opening.version, period: period.id },
    });
    return { id: period.id };
  });
}
