import type { Actor, Capacity, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import { authorise, orHidden, type Rule } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { listCountries } from "#db/queries/cities.ts";
import * as mandates from "#db/queries/mandates.ts";
import { insertTerm, lockOffice } from "#db/queries/offices.ts";
import { assertStillActs } from "./acting.server.ts";
import { officeFrom, type NamedOffice } from "./office.ts";
import { isOfSecretariat, mandatePolicy, officePolicy, type MandateFacts } from "./policy.ts";
import { endOfDay, keepsAdministrator, stateOf } from "./rules.ts";

interface Ending {
  readonly mandateId: string;
  /** What the holder hands over to whoever comes next; only their own is taken. */
  readonly note?: string | undefined;
}

/**
 * Ends a mandate at once, sockets included. Throws 404 `notFound`, 403 `forbidden`, 409 `mandateEndedAlready`, and 409
 * `lastAdministrator` where no administrator without an end would be left.
 */
export function endMandate({ db }: Services, actor: Actor, { mandateId, note }: Ending): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandate, office, by } = await lockFor(trx, actor, mandateId, mandatePolicy.end);
    await assertAdministratorStays(trx, office, mandate.id);
    const isOwn = mandate.personId === by.person.id;
    if (isOwn && note) await mandates.setNote(trx, mandate.id, note);
    await mandates.setEnded(trx, mandate.id, by.mandate.id);
    await record(trx, actor, { act: "mandates.ended", object: { kind: "mandate", id: mandate.id } });
    await announce(trx, actor, { type: "offices.mandateEnded", subject: mandate.personId });
    if (isOwn) return;
    await sendLetter(trx, {
      kind: "mandateEnded",
      to: { personId: mandate.personId },
      values: { office: { office, capacity: mandate.capacity }, at: mandate.now },
      path: "/account",
      id: `mandate-ended-${mandate.id}`,
    });
  });
}

/**
 * Moves the end of a mandate to the end of a day (YYYY-MM-DD, UTC), or takes it away. Throws as `endMandate`, and 422
 * `endInThePast`.
 */
export function changeEnd(
  { db }: Services,
  actor: Actor,
  { mandateId, until }: { readonly mandateId: string; readonly until: string | null },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandate, office } = await lockFor(trx, actor, mandateId, mandatePolicy.changeEnd);
    if (until !== null) await assertAdministratorStays(trx, office, mandate.id);
    if (!(await mandates.setEnd(trx, mandate.id, until === null ? null : endOfDay(until))))
      throw new DomainError(422, "endInThePast");
    await record(trx, actor, { act: "mandates.changed", object: { kind: "mandate", id: mandate.id } });
    await announce(trx, actor, { type: "offices.mandateChanged", subject: mandate.personId });
  });
}

/** Keeps what the actor hands over with a mandate of theirs; empty takes it away. Throws 404, 403, 409 `mandateEndedAlready`. */
export function writeNote(
  { db }: Services,
  actor: Actor,
  { mandateId, note }: { readonly mandateId: string; readonly note: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandate } = await lockFor(trx, actor, mandateId, mandatePolicy.writeNote);
    await mandates.setNote(trx, mandate.id, note === "" ? null : note);
    await announce(trx, actor, { type: "offices.noteWritten", subject: mandate.id });
  });
}

/** The mandate and its office, held, where the actor may do this to it and it has not ended. */
async function lockFor(trx: Db, actor: Actor, mandateId: string, rule: Rule<MandateFacts>) {
  const { officeId } = orNotFound(await mandates.findMandate(trx, mandateId));
  const office = officeFrom(orNotFound(await lockOffice(trx, officeId)));
  const mandate = orNotFound(await mandates.findMandate(trx, mandateId));
  const capacity = mandate.capacity as Capacity;
  orHidden(officePolicy.read, actor, office);
  const by: Actor = actor;
  authorise(rule, by, { office, capacity, personId: mandate.personId });
  if (stateOf(mandate, mandate.now) === "ended") throw new DomainError(409, "mandateEndedAlready");
  await assertStillActs(trx, by);
  return { mandate: { ...mandate, capacity }, office, by: by satisfies Mandated };
}

/** The office's row is held: of two administrators who end each other only the first comes through. */
async function assertAdministratorStays(trx: Db, office: NamedOffice, mandateId: string): Promise<void> {
  if (office.kind !== "administration") return;
  const others = await mandates.listRunningBeside(trx, office.id, mandateId);
  if (!keepsAdministrator(others)) throw new DomainError(409, "lastAdministrator");
}

interface Term {
  readonly kind: "chair" | "shepherd";
  readonly country: string;
  /** The Chair's year; the first of a Shepherd's two. */
  readonly year: number;
}

/** Opens the office of a coming Chair or Shepherd and gives its handle. Throws 403 `forbidden`, 422 `badValue` for no member state, 409 `termTaken`. */
export function openTerm({ db }: Services, actor: Actor, { kind, country, year }: Term): Promise<string> {
  return db.transaction().execute(async (trx) => {
    authorise(isOfSecretariat, actor, null);
    await assertStillActs(trx, actor);
    if (!(await listCountries(trx)).some(({ code }) => code === country))
      throw new DomainError(422, "badValue");
    const term = kind === "chair" ? String(year) : `${String(year)}-${String(year + 2)}`;
    const handle = await insertTerm(trx, { kind, countryCode: country, term });
    if (handle === null) throw new DomainError(409, "termTaken");
    await record(trx, actor, { act: "offices.opened", object: { kind: "office", id: handle } });
    await announce(trx, actor, { type: "offices.opened", subject: handle });
    return handle;
  });
}
