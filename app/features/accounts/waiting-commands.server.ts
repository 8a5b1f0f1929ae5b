import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { LimitName } from "#app/features/access/settings.ts";
import type { Db } from "#db/connection.ts";
import { findCredentials, findFactors } from "#db/queries/credentials.ts";
import * as factors from "#db/queries/second-factors.ts";
import * as tokens from "#db/queries/sign-in-tokens.ts";
import { hashRecoveryCode, stepOf } from "./one-time-codes.server.ts";
import { authenticationOptions, verifiedAuthentication, type Site } from "./passkey.server.ts";
import { tellOfChange } from "./second-factor-commands.server.ts";
import { noteFailure } from "./sign-in-commands.server.ts";

/** A sign-in whose password or letter was right waits here for its second factor. */
export async function awaitSecondFactor(
  { db }: Services,
  tokenHash: string,
  personId: string,
  way: tokens.Way,
) {
  await tokens.insertPending(db, tokenHash, personId, way);
}

/** The waiting sign-in and the ways it may go on. Throws 410 `signInExpired` where none waits. */
export async function findWaiting({ db }: Services, tokenHash: string | null) {
  const waiting = tokenHash === null ? undefined : await tokens.findPending(db, tokenHash);
  if (!waiting?.email) throw new DomainError(410, "signInExpired");
  const { personId, way, email } = waiting;
  const app = await factors.findAuthenticator(db, personId);
  const passkeys = await factors.listPasskeys(db, personId);
  return {
    ...{ personId, way, email, tokenHash: waiting.tokenHash },
    hasApp: Boolean(app?.confirmedAt),
    hasPasskey: passkeys.length > 0,
  };
}

/** What the browser needs to use one of the waiting person's passkeys. */
export async function waitingPasskeyOptions(services: Services, tokenHash: string | null, site: Site) {
  const { personId } = await findWaiting(services, tokenHash);
  return authenticationOptions(services, site, personId);
}

export type Proof =
  | { readonly deed: "code"; readonly code: string }
  | { readonly deed: "recovery"; readonly recovery: string }
  | { readonly deed: "passkey"; readonly answer: unknown };

interface Passing {
  readonly tokenHash: string | null;
  readonly deviceHash: string | null;
  readonly site: Site | null;
  readonly from: Actor["from"];
}

/** As many tries as one password is good for. */
const mostTries = 5;
const refusals = { code: "wrongCode", recovery: "wrongRecoveryCode", passkey: "passkeyFailed" } as const;

/**
 * Ends the waiting by a second factor and gives who has signed in. Throws 410 `signInExpired`, 422 `wrongCode`,
 * `wrongRecoveryCode` or `passkeyFailed`, 410 `codeSpent` after five of them, 429 `tooMany` after more of the same account.
 */
export async function passSecondFactor(services: Services, passing: Passing, proof: Proof): Promise<string> {
  const { db, limits } = services;
  const waiting = await findWaiting(services, passing.tokenHash);
  const { personId, tokenHash } = waiting;
  const known = await findCredentials(db, waiting.email, passing.deviceHash);
  // Who knows the password but has not the factor spends neither the device's tries nor those of a letter.
  const bucket: readonly [LimitName, string] = known?.deviceHash
    ? ["signInsOfDevice", `code ${known.deviceHash} ${personId}`]
    : ["signInsOfAccount", `code ${waiting.way} ${personId}`];
  await limits.refuseSpent(...bucket);
  if ((await tokens.countTry(db, tokenHash)) > mostTries) throw new DomainError(410, "codeSpent");
  if (await passes(services, personId, passing.site, proof)) {
    // Asked again: guesses sent at once have all passed the first question.
    await limits.refuseSpent(...bucket);
    if (await tokens.takePending(db, tokenHash)) return personId;
    throw new DomainError(410, "signInExpired");
  }
  // Counted before it is written down: a right guess sent at the same moment must find it counted.
  try {
    await limits.take(...bucket);
  } finally {
    await noteFailure(services, passing.from, personId);
  }
  throw new DomainError(422, refusals[proof.deed]);
}

async function passes(
  services: Services,
  personId: string,
  site: Site | null,
  proof: Proof,
): Promise<boolean> {
  if (proof.deed === "passkey")
    return (
      site !== null && (await verifiedAuthentication(services, site, personId, proof.answer)) === personId
    );
  return services.db.transaction().execute(async (trx) => {
    if (proof.deed === "code") return passesByApp(trx, personId, proof.code, services.clock().getTime());
    const hash = hashRecoveryCode(proof.recovery);
    const { hasSecondFactor } = await findFactors(trx, personId);
    if (hash === null || !hasSecondFactor || !(await factors.useRecoveryCode(trx, personId, hash)))
      return false;
    await tellOfChange(trx, personId, "codeUsed");
    return true;
  });
}

async function passesByApp(trx: Db, personId: string, code: string, now: number): Promise<boolean> {
  const app = await factors.lockAuthenticator(trx, personId);
  if (!app?.confirmedAt) return false;
  const step = stepOf(new Uint8Array(app.secret), code, now, app.lastStep);
  if (step === null) return false;
  await factors.markStep(trx, personId, step);
  return true;
}
