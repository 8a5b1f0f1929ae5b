import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { insertNoting } from "#db/queries/adoption-records.ts";
import { addJob } from "#db/queries/jobs.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import * as procedures from "#db/queries/procedures.ts";
import { writeAdoptionLetters } from "./letters.server.ts";
import { writeOutcome } from "./outcome.server.ts";
import { adoptionPolicy } from "./policy.ts";
import type { Way } from "./procedures.ts";
import { advance, lockStanding, type Place } from "./standing.server.ts";
import type { NextStep } from "./steps.ts";

/**
 * Tables a version: every comment on the document is answered, no comment period runs. Chair or Secretariat. Throws 404 `notFound`, 401,
 * 403, 409 `notToBeTabled`, `commentPeriodRunning`, `neverCommented`, `commentsUnanswered`.
 */
export function tableVersion({ db }: Services, actor: Actor, place: Place): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries } = await lockStanding(trx, place);
    authorise(adoptionPolicy.table, actor, null);
    advance(standing, { kind: "table" }, countries);
    await procedures.insertTabling(trx, versionId, actor.mandate.id);
    await announce(trx, actor, {
      type: "documents.tabled",
      subject: place.document,
      data: { version: place.version },
    });
  });
}

interface Opening extends Place {
  readonly way: Way;
  /** UTC; null at a meeting, which the Chair closes. */
  readonly expiresAt: Date | null;
  /** Why a silence is shorter than 24 hours; empty where it is not. */
  readonly shortReason: string;
  /** Slug of the meeting where it is tabled; null where none is named. */
  readonly meeting: string | null;
}

/**
 * Opens the procedure that the Chair chooses for a tabled version. Throws 404 `notFound`, 401, 403, 409 `notTabled`, `procedureRunning`,
 * `otherStepDecided`, 422 `expiryNeeded`, `closesInThePast`, `silenceTooShort`, `badValue` for a meeting that is none; all by the database's clock.
 */
export function openProcedure({ db }: Services, actor: Actor, opening: Opening): Promise<{ id: string }> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries, now, all } = await lockStanding(trx, opening);
    authorise(adoptionPolicy.open, actor, null);
    const { way, expiresAt, meeting } = opening;
    if (meeting !== null && !(await findMeeting(trx, meeting))) throw new DomainError(422, "badValue");
    const shortReason = opening.shortReason || null;
    advance(standing, { kind: "open", way, now, expiresAt, shortReason }, countries);
    const id = await procedures.insertProcedure(trx, {
      ...{ versionId, way, openedBy: actor.mandate.id, openedAt: now, expiresAt, shortReason },
      ...{ meetingSlug: meeting, follows: all.findLast(({ nextStep }) => nextStep !== null)?.id ?? null },
    });
    // Asks for the outcome at the very moment; the timetable's task finds what it might miss.
    if (expiresAt) await addJob(trx, { task: "adoption", payload: {}, runAt: expiresAt });
    await writeAdoptionLetters(trx, { occasion: "opened", procedure: id });
    await announce(trx, actor, {
      type: "documents.procedureOpened",
      subject: opening.document,
      data: { version: opening.version, procedure: id, way },
    });
    return { id };
  });
}

/**
 * Ends the item at a meeting: adopted where nobody cannot, else consensus is not reached. Chair. Throws 404 `notFound`, 401, 403, 409
 * `noProcedure`, `wordsMissing` while the word of a Member State is not recorded.
 */
export function closeMeeting(
  { db }: Services,
  actor: Actor,
  place: Place,
): Promise<"adopted" | "not-reached"> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries, now, last } = await lockStanding(trx, place);
    authorise(adoptionPolicy.close, actor, null);
    const outcome = advance(standing, { kind: "close", now }, countries).procedure?.outcome;
    if (!last || (outcome !== "adopted" && outcome !== "not-reached"))
      throw new DomainError(409, "noProcedure");
    await writeOutcome(trx, actor, { ...place, versionId, procedureId: last.id, outcome, at: now });
    return outcome;
  });
}

/** Takes the running procedure of a version back: it is tabled as before. Chair. Throws 404 `notFound`, 401, 403, 409 `noProcedure`, `procedureExpired`. */
export function withdrawProcedure({ db }: Services, actor: Actor, place: Place): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries, now, last } = await lockStanding(trx, place);
    authorise(adoptionPolicy.withdraw, actor, null);
    advance(standing, { kind: "withdraw", now }, countries);
    const procedureId = orNotFound(last).id;
    await writeOutcome(trx, actor, { ...place, versionId, procedureId, outcome: "withdrawn", at: now });
  });
}

/**
 * Records what the network decided where consensus was not reached or a silence was broken (Terms of Reference 2019, §19). Chair.
 * Throws 404 `notFound`, 401, 403, 409 `noStepToDecide`.
 */
export function decideNextStep(
  { db }: Services,
  actor: Actor,
  deciding: Place & { readonly nextStep: NextStep; readonly text: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { standing, countries, last } = await lockStanding(trx, deciding);
    authorise(adoptionPolicy.decideNextStep, actor, null);
    const { nextStep, text, document, version } = deciding;
    advance(standing, { kind: "decideNextStep", nextStep }, countries);
    await procedures.writeNextStep(trx, orNotFound(last).id, { nextStep, text, by: actor.mandate.id });
    await announce(trx, actor, {
      type: "documents.nextStepDecided",
      subject: document,
      data: { version, nextStep },
    });
  });
}

/** Records that Leaders noted an adopted version. Chair or Secretariat. Throws 404 `notFound`, 401, 403, 409 `notAdopted`. */
export function noteVersion(
  { db }: Services,
  actor: Actor,
  noting: Place & { readonly notedOn: string; readonly occasion: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries, last } = await lockStanding(trx, noting);
    authorise(adoptionPolicy.note, actor, null);
    advance(standing, { kind: "note" }, countries);
    const { notedOn, occasion, document, version } = noting;
    await insertNoting(trx, { versionId, notedOn, occasion, mandateId: actor.mandate.id });
    await writeAdoptionLetters(trx, { occasion: "noted", procedure: orNotFound(last).id });
    await announce(trx, actor, { type: "documents.noted", subject: document, data: { version } });
  });
}

/**
 * Does what is due by the clock: each expired procedure gets its outcome, once, whichever node comes first. Throws after all have
 * been tried what kept some from it: one that cannot be decided holds no other up.
 */
export async function decideExpired(services: Services, actor: Actor): Promise<void> {
  const failures: unknown[] = [];
  for (const place of await procedures.listExpired(services.db))
    await decideDue(services, actor, place).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "Expired procedures could not be decided.");
}

function decideDue({ db }: Services, actor: Actor, place: Place): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { standing, versionId, countries, now, last } = await lockStanding(trx, place);
    if (last?.outcome !== null) return;
    const outcome = advance(standing, { kind: "expire", now }, countries).procedure?.outcome;
    if (outcome)
      await writeOutcome(trx, actor, { ...place, versionId, procedureId: last.id, outcome, at: now });
  });
}
