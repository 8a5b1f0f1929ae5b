import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findSubmitting } from "#db/queries/position-periods.ts";
import * as positions from "#db/queries/positions.ts";
import { lockVersion } from "../lock-version.server.ts";
import { positionPolicy } from "./policy.ts";
import { isWorded, submittedOf, undecidedOf, type CountryComment, type Decision } from "./position.ts";

export interface Place {
  /** Slug of the document, and number of one of its published versions. */
  readonly document: string;
  readonly version: number;
}

/** The position in hand: its period, its country, its comments; the document is held until the transaction ends. */
export async function lockPosition(
  trx: Db,
  actor: Actor,
  verb: "prepare" | "submit",
  { document, version }: Place,
) {
  const { id } = await lockVersion(trx, document, version);
  const country = actor.mandate?.office.country ?? "";
  authorise(positionPolicy[verb], actor, { country });
  const period = await findSubmitting(trx, id);
  if (!period?.isRunning) throw new DomainError(409, "positionsClosed");
  const submission = await positions.findSubmission(trx, period.id, country);
  const comments = await positions.listCountryComments(trx, period.id, country);
  return { actor, country, period, submission, comments, versionId: id };
}

interface Deciding extends Place {
  /** Ids of comments of the country's cities in the running period. */
  readonly comments: readonly string[];
  readonly decision: Extract<Decision, "keep" | "leave-out"> | "undecided";
  /** For what is left out: the city sees it. */
  readonly reason: string;
  /** BCP 47 tag of the reason's language. */
  readonly lang: string;
}

/**
 * What the country makes of comments of its cities: kept, left out with a reason, or open again. National Representative and
 * alternates. Throws 404 `notFound`, 401, 403, 409 `positionsClosed` by the database's clock, 409 `positionSubmitted`, 409
 * `commentWorded` for one that stands behind the country's own words, 422 `reasonNeeded`.
 */
export function decideComments({ db }: Services, actor: Actor, deciding: Deciding): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const position = await lockPosition(trx, actor, "prepare", deciding);
    if (position.submission) throw new DomainError(409, "positionSubmitted");
    const { decision, reason, lang } = deciding;
    if (decision === "leave-out" && reason === "") throw new DomainError(422, "reasonNeeded");
    const ids = citiesComments(position.comments, deciding.comments);
    if (decision === "undecided") await positions.deleteDecisions(trx, ids);
    else
      for (const commentId of ids)
        await positions.saveDecision(trx, {
          ...{ commentId, decision, intoId: null, mandateId: position.actor.mandate.id },
          ...(decision === "leave-out" ? { reason, lang } : { reason: null, lang: null }),
        });
    await tellPositionChanged(trx, position.actor, deciding, position.country);
  });
}

/** The ids of these comments. Throws 404 `notFound` where one is not a standing one of the country's cities, 409 `commentWorded`. */
export function citiesComments(comments: readonly CountryComment[], ids: readonly string[]): string[] {
  const known = comments.filter(
    ({ id, city, isWithdrawn }) => city !== null && !isWithdrawn && ids.includes(id),
  );
  if (known.length === 0 || known.length < new Set(ids).size) throw new DomainError(404, "notFound");
  if (known.some(isWorded)) throw new DomainError(409, "commentWorded");
  return known.map(({ id }) => id);
}

/** Cities see at once what became of theirs: the pages that show the country's comments load again. */
async function tellPositionChanged(trx: Db, actor: Mandated, { document, version }: Place, country: string) {
  await announce(trx, actor, {
    type: "documents.positionChanged",
    subject: document,
    data: { version, country },
  });
}

/**
 * Submits the country's position: from now on its comments are seen by all members. National Representative. Throws 404
 * `notFound`, 401, 403, 409 `positionsClosed` by the database's clock, 409 `positionSubmitted` where it is submitted, 409
 * `commentsUndecided` while a city's comment waits.
 */
export function submitPosition(
  { db }: Services,
  actor: Actor,
  submitting: Place & { readonly statement: string },
): Promise<{ number: number; at: Date }> {
  return db.transaction().execute(async (trx) => {
    const position = await lockPosition(trx, actor, "submit", submitting);
    if (position.submission) throw new DomainError(409, "positionSubmitted");
    if (undecidedOf(position.comments).length > 0) throw new DomainError(409, "commentsUndecided");
    const made = await positions.insertSubmission(trx, {
      ...{ periodId: position.period.id, countryCode: position.country },
      ...{ mandateId: position.actor.mandate.id, statement: submitting.statement || null },
      comments: submittedOf(position.comments).map(({ id }) => id),
    });
    if (!made) throw new DomainError(409, "positionsClosed");
    await announce(trx, actor, {
      type: "documents.positionSubmitted",
      subject: submitting.document,
      data: { version: submitting.version, country: position.country, number: made.number },
    });
    return made;
  });
}

/**
 * Takes a submitted position back before the deadline: its comments are the country's own again. National Representative.
 * Throws 404 `notFound` also where none is submitted, 401, 403, 409 `positionsClosed` by the database's clock.
 */
export function withdrawPosition({ db }: Services, actor: Actor, place: Place): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const position = await lockPosition(trx, actor, "submit", place);
    const submission = orNotFound(position.submission);
    const taken = await positions.withdrawSubmission(trx, {
      ...{ periodId: position.period.id, country: position.country, mandateId: position.actor.mandate.id },
    });
    if (!taken) throw new DomainError(409, "positionsClosed");
    await announce(trx, actor, {
      type: "documents.positionWithdrawn",
      subject: place.document,
      data: { version: place.version, country: position.country, number: submission.number },
    });
  });
}
