import { randomUUID } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { sendLetter, type SecondFactorChange } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { findFactors, lockPerson } from "#db/queries/credentials.ts";
import * as factors from "#db/queries/second-factors.ts";
import { hashRecoveryCode, makeRecoveryCodes, makeSecret, stepOf } from "./one-time-codes.server.ts";
import { confirmPassword } from "./password-commands.server.ts";
import { personOf } from "./session-commands.server.ts";

/** Tells the person by mail that their second factor changed. */
export async function tellOfChange(trx: Db, personId: string, change: SecondFactorChange): Promise<void> {
  await sendLetter(trx, {
    kind: "secondFactorChanged",
    to: { personId },
    values: { change, at: new Date() },
    path: "/account/security",
    id: randomUUID(),
  });
}

/** Makes the secret of an app that is to be set up. Throws 422 `wrongPassword`, 409 `factorExists` where one is. */
export async function startApp(services: Services, actor: Actor, password: string): Promise<void> {
  const person = await confirmPassword(services, actor, password);
  const known = await factors.findAuthenticator(services.db, person.id);
  if (known?.confirmedAt) throw new DomainError(409, "factorExists");
  await factors.putAuthenticator(services.db, person.id, makeSecret());
}

/** Sets the app up by its first code. Gives new recovery codes where there were none, to be shown this once. Throws 422 `wrongCode`. */
export async function confirmApp({ db, clock }: Services, actor: Actor, code: string): Promise<string[]> {
  const person = personOf(actor);
  return db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id);
    const app = await factors.lockAuthenticator(trx, person.id);
    if (!app) throw new DomainError(409, "noFactor");
    if (app.confirmedAt) throw new DomainError(409, "factorExists");
    const step = stepOf(new Uint8Array(app.secret), code, clock().getTime(), app.lastStep);
    if (step === null) throw new DomainError(422, "wrongCode");
    await factors.markStep(trx, person.id, step);
    await record(trx, actor, { act: "factors.added" });
    await tellOfChange(trx, person.id, "appAdded");
    return codesIfNone(trx, person.id);
  });
}

/** New recovery codes where the person has none that is unused; else none. */
export async function codesIfNone(trx: Db, personId: string): Promise<string[]> {
  return (await factors.countRecoveryCodes(trx, personId)) > 0 ? [] : newCodes(trx, personId);
}

async function newCodes(trx: Db, personId: string): Promise<string[]> {
  const codes = makeRecoveryCodes();
  const hashes = codes.map(hashRecoveryCode).filter((hash) => hash !== null);
  await factors.replaceRecoveryCodes(trx, personId, hashes);
  return codes;
}

/** Removes the app, and the recovery codes where no second factor is left. Throws 422 `wrongPassword`, 409 `noFactor`. */
export async function removeApp(services: Services, actor: Actor, password: string): Promise<void> {
  const person = await confirmPassword(services, actor, password);
  await services.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id);
    const app = await factors.lockAuthenticator(trx, person.id);
    if (!app?.confirmedAt) throw new DomainError(409, "noFactor");
    await factors.deleteAuthenticator(trx, person.id);
    await dropCodesIfLast(trx, person.id);
    await record(trx, actor, { act: "factors.removed" });
    await tellOfChange(trx, person.id, "appRemoved");
  });
}

/** Recovery codes stand for a second factor: without one they are nothing. */
export async function dropCodesIfLast(trx: Db, personId: string): Promise<void> {
  const { hasSecondFactor } = await findFactors(trx, personId);
  if (!hasSecondFactor) await factors.replaceRecoveryCodes(trx, personId, []);
}

/** Puts ten new recovery codes in the place of the old, to be shown this once. Throws 422 `wrongPassword`, 409 `noFactor`. */
export async function renewRecoveryCodes(
  services: Services,
  actor: Actor,
  password: string,
): Promise<string[]> {
  const person = await confirmPassword(services, actor, password);
  return services.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id);
    const { hasSecondFactor } = await findFactors(trx, person.id);
    if (!hasSecondFactor) throw new DomainError(409, "noFactor");
    await record(trx, actor, { act: "codes.renewed" });
    await tellOfChange(trx, person.id, "codesRenewed");
    return newCodes(trx, person.id);
  });
}
