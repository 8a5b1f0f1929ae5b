import { randomUUID } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import * as credentials from "#db/queries/credentials.ts";
import * as tokens from "#db/queries/sign-in-tokens.ts";
import { confirmPassword } from "./password-commands.server.ts";
import { justProved } from "./session-commands.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

interface NewAddress {
  readonly email: string;
  readonly password: string;
  /** The language the letter to the new address is written in. */
  readonly lang: string;
}

const hour = 3_600_000;

/**
 * Sends a link to the new address that makes it the actor's. An address another has gets no letter, and the same answer.
 * Throws 422 `wrongPassword` and `sameAddress`, 429 `tooMany`.
 */
export async function askForAddress(
  services: Services,
  actor: Actor,
  { email, password, lang }: NewAddress,
): Promise<void> {
  const person = await confirmPassword(services, actor, password);
  if (email.toLowerCase() === person.email.toLowerCase()) throw new DomainError(422, "sameAddress");
  await services.limits.take("resets", person.id);
  const other = await credentials.findCredentials(services.db, email, null);
  if (other) return;
  const token = makeToken();
  const tokenHash = hashToken(token);
  await services.db.transaction().execute(async (trx) => {
    await tokens.insertMailedToken(trx, { tokenHash, personId: person.id, kind: "mail", email });
    await sendLetter(trx, {
      kind: "mailConfirm",
      to: { email, lang },
      values: { until: new Date(Date.now() + hour) },
      path: `/account/mail/${token}`,
      id: tokenHash.slice(0, 32),
    });
  });
}

/** The address this link confirms. Throws 410 `linkExpired` once it is used or its hour is over. */
export async function findNewAddress({ db }: Services, token: string): Promise<string> {
  const found = await tokens.findMailedToken(db, hashToken(token), "mail");
  if (!found?.newEmail) throw new DomainError(410, "linkExpired");
  return found.newEmail;
}

/** Makes the confirmed address the person's and tells the old one. Throws 410 `linkExpired`, 409 `addressTaken`. */
export async function confirmAddress({ db }: Services, from: Actor["from"], token: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const taken = await tokens.takeMailedToken(trx, hashToken(token), "mail");
    if (!taken?.email) throw new DomainError(410, "linkExpired");
    const before = orNotFound(await credentials.lockPerson(trx, taken.personId));
    if (!(await credentials.setEmail(trx, taken.personId, taken.email)))
      throw new DomainError(409, "addressTaken");
    // Links that went to the old address open nothing any longer.
    await tokens.deleteMailedTokens(trx, taken.personId);
    await record(trx, justProved(taken.personId, from), { act: "addresses.changed" });
    await sendLetter(trx, {
      kind: "mailChanged",
      to: { email: before.email, lang: before.lang },
      values: { at: new Date() },
      path: "/account/security",
      id: randomUUID(),
    });
  });
}
