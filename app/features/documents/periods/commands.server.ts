import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { forgetReminders } from "#db/queries/period-letters.ts";
import { endPeriodNow, insertPeriodChange, movePeriodEnd } from "#db/queries/period-ends.ts";
import * as periods from "#db/queries/periods.ts";
import { advance, loadStanding } from "../adoption/standing.server.ts";
import type { Commenter } from "../comments/visibility.ts";
import { lockVersion } from "../lock-version.server.ts";
import { periodPolicy } from "../period-policy.ts";
import { documentPolicy } from "../policy.ts";
import { announceOf, lockPeriod, type LockedPeriod } from "./lock-period.server.ts";
import { writeLetters } from "./letters.server.ts";
import { endSubmitting, remindAnew } from "./submitting.server.ts";
import { dueMoved, refusalOf, refusalOfEnd, remindersAhead } from "./terms.ts";

interface Opening {
  /** Slug of the document, and number of one of its published versions. */
  readonly document: string;
  readonly version: number;
  /** UTC; without it now. */
  readonly opensAt?: Date | null;
  /** UTC. */
  readonly closesAt: Date;
  /** Until when countries submit their positions, UTC; without it the end. */
  readonly submitsUntil?: Date | null;
  /** Whether every member sees a comment at once, not only after its country has submitted it. */
  readonly publishesDirectly: boolean;
  /** Who may comment; cities and countries unless said. */
  readonly takes?: readonly Commenter[];
  /** The demonstration's own beginning writes to nobody. */
  readonly isQuiet?: boolean;
}

/**
 * Opens the comment period of a version, from now or from a later moment. Secretariat or Chair. Throws 404 `notFound`, 401,
 * 403, 409 `notCirculated` for a version that is tabled or has a later one, `commentPeriodOpen` where another one runs in that
 * time, 422 `closesInThePast`, `opensInThePast`, `closesBeforeOpening`, `submitsBeforeClosing`, `submitsNobody` for a date of
 * countries that are not asked.
 */
export function openCommentPeriod({ db }: Services, actor: Actor, opening: Opening): Promise<{ id: string }> {
  return db.transaction().execute(async (trx) => {
    const { document, opensAt = null, closesAt, submitsUntil = null, publishesDirectly } = opening;
    const { takes = ["city", "country"] } = opening;
    const version = await lockVersion(trx, document, opening.version);
    authorise(documentPolicy.openCommentPeriod, actor, version);
    const { standing } = await loadStanding(trx, { document, versionId: version.id });
    advance(standing, { kind: "circulate" }, []);
    const openedBy = actor.mandate.id;
    const terms = { opensAt, closesAt, submitsUntil, publishesDirectly, takes, openedBy };
    if (submitsUntil && !takes.includes("country")) throw new DomainError(422, "submitsNobody");
    const period = await periods.insertPeriod(trx, { ...terms, versionId: version.id });
    if (!period) throw refusalOf(terms, await periods.readClock(trx));
    if (period.isOpening && !opening.isQuiet)
      await writeLetters(trx, { letter: "commentPeriodOpened", period: period.id });
    await announce(trx, actor, {
      // One that lies ahead is opened when its start is reached.
      type: period.isOpening ? "documents.commentPeriodOpened" : "documents.commentPeriodChanged",
      subject: document,
      data: { version: opening.version, period: period.id },
    });
    return { id: period.id };
  });
}

interface Named {
  /** Slug of the document, and id of one of its periods. */
  readonly document: string;
  readonly period: string;
}

interface Moving extends Named {
  /** UTC. */
  readonly closesAt: Date;
  readonly reason: string;
}

/**
 * Moves the end of a period that is not over, earlier or later; a date that countries have of their own moves along.
 * Secretariat or Chair. Throws 404 `notFound`, 401, 403, 409 `commentPeriodOver` and `commentPeriodOpen`, 422
 * `closesInThePast`, `closesBeforeOpening`, `endUnchanged`.
 */
export function changeCommentPeriod({ db }: Services, actor: Actor, moving: Moving): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { closesAt, reason } = moving;
    const period = await lockPeriod(trx, moving);
    authorise(periodPolicy.changePeriod, actor, period);
    if (period.closesAt.getTime() === closesAt.getTime()) throw new DomainError(422, "endUnchanged");
    const submitsUntil = dueMoved(period, closesAt);
    if (!(await movePeriodEnd(trx, { id: period.id, closesAt, submitsUntil })))
      throw refusalOfEnd({ ...period, closesAt }, period);
    const { id: mandateId } = actor.mandate;
    await insertPeriodChange(trx, { ...changeOf(period), closesAt, submitsUntil, reason, mandateId });
    await forgetReminders(trx, period.id, remindersAhead({ closesAt, now: period.now }));
    await remindAnew(trx, period, submitsUntil ?? closesAt);
    if (period.state === "open")
      await writeLetters(trx, { letter: "commentPeriodChanged", period: period.id, reason });
    await announceOf(trx, actor, "documents.commentPeriodChanged", { ...moving, version: period.number });
  });
}

/** A period's dates as they stood before. */
const changeOf = ({ id, closesAt, submitsUntil }: LockedPeriod) => ({
  ...{ periodId: id, closedAt: closesAt, submittedUntil: submitsUntil, submitsUntil },
});

/**
 * Ends an open period at once for the cities, and for countries that have no later date; one that is over for the cities
 * for the countries too; takes back one that has not begun. Secretariat or Chair. Throws 404 `notFound`, 401, 403, 409
 * `commentPeriodOver`.
 */
export function endCommentPeriod(
  { db }: Services,
  actor: Actor,
  ending: Named & { readonly reason: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const period = await lockPeriod(trx, ending);
    authorise(periodPolicy.changePeriod, actor, period);
    const { reason } = ending;
    const { id: mandateId } = actor.mandate;
    const closesAt = await endPeriodNow(trx, period.id);
    if (closesAt) {
      await insertPeriodChange(trx, { ...changeOf(period), closesAt, reason, mandateId });
      await writeLetters(trx, { letter: "commentPeriodEnded", period: period.id, reason });
    } else if (await endSubmitting(trx, period, { reason, mandateId })) {
      await announceOf(trx, actor, "documents.positionsClosed", { ...ending, version: period.number });
      return;
    } else if (!(await periods.deleteComingPeriod(trx, period.id)))
      throw new DomainError(409, "commentPeriodOver");
    const type = closesAt ? "documents.commentPeriodClosed" : "documents.commentPeriodChanged";
    await announceOf(trx, actor, type, { ...ending, version: period.number });
  });
}
