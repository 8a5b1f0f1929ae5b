import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { endSubmittingNow, insertPeriodChange, moveSubmitting } from "#db/queries/period-ends.ts";
import { forgetPositionReminders } from "#db/queries/position-reminders.ts";
import { periodPolicy } from "../period-policy.ts";
import { writeLetters } from "./letters.server.ts";
import { announceOf, lockPeriod, type LockedPeriod } from "./lock-period.server.ts";
import { dueOf, refusalOfDue, remindersAhead } from "./terms.ts";

interface Moving {
  /** Slug of the document, and id of one of its periods. */
  readonly document: string;
  readonly period: string;
  /** UTC. */
  readonly submitsUntil: Date;
  readonly reason: string;
}

/**
 * Moves the date until which countries submit, while they may: for the cities nothing changes. Secretariat or Chair. Throws
 * 404 `notFound`, 401, 403, 409 `commentPeriodOver`, 422 `submitsBeforeClosing`, `submitsInThePast`, `submitsUnchanged`,
 * `submitsNobody` where the period asks no countries.
 */
export function changeSubmitting({ db }: Services, actor: Actor, moving: Moving): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { submitsUntil, reason } = moving;
    const period = await lockPeriod(trx, moving);
    authorise(periodPolicy.changePeriod, actor, period);
    if (dueOf(period).getTime() === submitsUntil.getTime()) throw new DomainError(422, "submitsUnchanged");
    if (!(await moveSubmitting(trx, { id: period.id, submitsUntil })))
      throw refusalOfDue({ ...period, submitsUntil }, period);
    await insertPeriodChange(trx, {
      ...{ periodId: period.id, closedAt: period.closesAt, closesAt: period.closesAt },
      ...{ submittedUntil: dueOf(period), submitsUntil, reason, mandateId: actor.mandate.id },
    });
    await remindAnew(trx, period, submitsUntil);
    if (period.state !== "coming")
      await writeLetters(trx, { letter: "positionDateMoved", period: period.id, reason });
    await announceOf(trx, actor, "documents.commentPeriodChanged", { ...moving, version: period.number });
  });
}

/** Has the reminders of positions written again that lie ahead once more. */
export function remindAnew(trx: Db, { id, now }: LockedPeriod, due: Date): Promise<void> {
  return forgetPositionReminders(trx, id, remindersAhead({ closesAt: due, now }));
}

/** Ends the countries' time of a period that is over for the cities, at once; undefined where it does not run. */
export async function endSubmitting(
  trx: Db,
  period: LockedPeriod,
  { reason, mandateId }: { readonly reason: string; readonly mandateId: string },
): Promise<Date | undefined> {
  const submitsUntil = await endSubmittingNow(trx, period.id);
  if (!submitsUntil) return undefined;
  await insertPeriodChange(trx, {
    ...{ periodId: period.id, closedAt: period.closesAt, closesAt: period.closesAt },
    ...{ submittedUntil: period.submitsUntil, submitsUntil, reason, mandateId },
  });
  await writeLetters(trx, { letter: "positionsEnded", period: period.id, reason });
  return submitsUntil;
}
