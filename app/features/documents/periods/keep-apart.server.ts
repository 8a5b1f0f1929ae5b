import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import * as periods from "#db/queries/periods.ts";
import { periodPolicy } from "../period-policy.ts";
import { announceOf, lockPeriod } from "./lock-period.server.ts";

interface Keeping {
  /** Slug of the document, and id of one of its periods. */
  readonly document: string;
  readonly period: string;
  /** Whether each city's comments are kept from the country's other cities, until the country submits. */
  readonly isApart: boolean;
}

/**
 * Closes or opens, for a period, the comments of each city to the other cities of the country (product.md, "Who sees a
 * comment"). The National Representative's office, of its own country, in a period that is not over. Asked again it changes
 * nothing. Throws 404 `notFound`, 401, 403, 409 `commentPeriodOver`.
 */
export function keepApart({ db }: Services, actor: Actor, keeping: Keeping): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { id: periodId, number, state, isPublished } = await lockPeriod(trx, keeping);
    authorise(periodPolicy.keepApart, actor, { isPublished });
    if (state === "closed") throw new DomainError(409, "commentPeriodOver");
    const { id: mandateId, office } = actor.mandate;
    const closure = { periodId, countryCode: orNotFound(office.country), mandateId };
    const isChanged = keeping.isApart
      ? await periods.insertClosure(trx, closure)
      : await periods.deleteClosure(trx, closure);
    if (isChanged)
      await announceOf(trx, actor, "documents.commentsKeptApart", { ...keeping, version: number });
  });
}
