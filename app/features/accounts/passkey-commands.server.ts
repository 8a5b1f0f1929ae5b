import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import { lockPerson } from "#db/queries/credentials.ts";
import type { Db } from "#db/connection.ts";
import * as factors from "#db/queries/second-factors.ts";
import {
  authenticationOptions,
  registrationOptions,
  verifiedAuthentication,
  verifiedRegistration,
  type Site,
} from "./passkey.server.ts";
import { confirmPassword } from "./password-commands.server.ts";
import { codesIfNone, dropCodesIfLast, tellOfChange } from "./second-factor-commands.server.ts";
import { personOf } from "./session-commands.server.ts";
import { noteFailure } from "./sign-in-commands.server.ts";

/** As many as one person's devices; more would only hide a foreign one. */
const most = 10;

/** What the browser needs to make a passkey. Throws 422 `wrongPassword` and `tooManyPasskeys`. */
export async function startPasskey(services: Services, actor: Actor, site: Site, password: string) {
  const person = await confirmPassword(services, actor, password);
  await assertRoom(services.db, person.id);
  return registrationOptions(services, site, person);
}

/** Throws 422 `tooManyPasskeys` where the person has as many as one may have. */
async function assertRoom(db: Db, personId: string): Promise<void> {
  if ((await factors.listPasskeys(db, personId)).length >= most)
    throw new DomainError(422, "tooManyPasskeys", { limit: most });
}

interface NewPasskey {
  readonly site: Site;
  /** What the browser's authenticator answered. */
  readonly answer: unknown;
  readonly place: { readonly browser: string | null; readonly system: string | null };
}

/** Adds the passkey. Gives new recovery codes where there were none, to be shown this once. Throws 422 `passkeyFailed` and `tooManyPasskeys`, 409 `passkeyTaken`. */
export async function addPasskey(services: Services, actor: Actor, { site, answer, place }: NewPasskey) {
  const person = personOf(actor);
  const passkey = await verifiedRegistration(services, site, person.id, answer);
  if (!passkey) throw new DomainError(422, "passkeyFailed");
  return services.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id);
    await assertRoom(trx, person.id);
    const { browser, system } = place;
    if (!(await factors.insertPasskey(trx, { ...passkey, browser, system })))
      throw new DomainError(409, "passkeyTaken");
    await record(trx, actor, { act: "factors.added" });
    await tellOfChange(trx, person.id, "passkeyAdded");
    return codesIfNone(trx, person.id);
  });
}

interface Removing {
  readonly id: string;
  readonly password: string;
}

/** Removes a passkey of the actor's. Throws 422 `wrongPassword`, 404 `notFound`. */
export async function removePasskey(
  services: Services,
  actor: Actor,
  { id, password }: Removing,
): Promise<void> {
  const person = await confirmPassword(services, actor, password);
  await services.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id);
    if (!(await factors.deletePasskey(trx, person.id, id))) throw new DomainError(404, "notFound");
    await dropCodesIfLast(trx, person.id);
    await record(trx, actor, { act: "factors.removed" });
    await tellOfChange(trx, person.id, "passkeyRemoved");
  });
}

/** What the browser needs to sign in with any passkey. Throws 429 `tooMany`: everyone may ask, and each question is kept for five minutes. */
export async function startPasskeySignIn(services: Services, site: Site, clientAddress: string) {
  await services.limits.refuseSpent("signInsOfAddress", clientAddress);
  await services.limits.take("writes", clientAddress);
  return authenticationOptions(services, site, null);
}

interface PasskeyTry {
  readonly site: Site;
  readonly answer: unknown;
  readonly clientAddress: string;
  readonly from: Actor["from"];
}

/** Who signs in by passkey alone: the device has made sure of the person. Throws 422 `passkeyFailed`, 429 `tooMany` after too many failures of an address. */
export async function signInByPasskey(services: Services, { site, answer, clientAddress, from }: PasskeyTry) {
  const { limits } = services;
  await limits.refuseSpent("signInsOfAddress", clientAddress);
  const personId = await verifiedAuthentication(services, site, null, answer);
  if (personId !== null) return personId;
  await noteFailure(services, from, null);
  await limits.take("signInsOfAddress", clientAddress);
  throw new DomainError(422, "passkeyFailed");
}
