import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import * as credentials from "#db/queries/credentials.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import * as tokens from "#db/queries/sign-in-tokens.ts";
import { justProved, personOf } from "./session-commands.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";
import { refuseWeakPassword } from "./weak-password.server.ts";

/** The signed-in person, whose password this is. Throws 422 `wrongPassword`, and 429 `tooMany` after too many of these. */
export async function confirmPassword(services: Services, actor: Actor, password: string) {
  const { db, passwords, limits } = services;
  const person = personOf(actor);
  const key = `confirm ${person.id}`;
  await limits.refuseSpent("signInsOfDevice", key);
  const hash = await credentials.findPasswordHash(db, person.id);
  if (!(await passwords.verify(hash, password))) {
    await limits.take("signInsOfDevice", key);
    throw new DomainError(422, "wrongPassword");
  }
  await limits.refuseSpent("signInsOfDevice", key);
  return { ...person, passwordHash: hash };
}

interface Changing {
  readonly password: string;
  readonly newPassword: string;
}

/** Changes the actor's password and ends every other session. Throws 422 `wrongPassword` and what `refuseWeakPassword` throws. */
export async function changePassword(
  services: Services,
  actor: Actor,
  { password, newPassword }: Changing,
  current: string | null,
): Promise<void> {
  const person = await confirmPassword(services, actor, password);
  await refuseWeakPassword(services, newPassword, person);
  const hash = await services.passwords.hash(newPassword);
  await services.db.transaction().execute(async (trx) => {
    const locked = orNotFound(await credentials.lockPerson(trx, person.id));
    // Of two changes at once the second no longer proves the password.
    if (locked.passwordHash !== person.passwordHash) throw new DomainError(422, "wrongPassword");
    await putPassword(trx, actor, { hash, current, act: "passwords.changed" });
  });
}

interface Putting {
  readonly hash: string;
  /** The session that stays. */
  readonly current: string | null;
  readonly act: "passwords.changed" | "passwords.reset";
}

async function putPassword(trx: Db, actor: Actor, { hash, current, act }: Putting): Promise<void> {
  const { id } = personOf(actor);
  await credentials.setPasswordHash(trx, id, hash);
  await deleteSessionsOf(trx, id, current);
  await tokens.deletePendingOf(trx, id);
  await tokens.deleteMailedTokens(trx, id);
  await record(trx, actor, { act });
  await announce(trx, actor, { type: "accounts.sessionEnded", subject: id });
  await sendLetter(trx, {
    kind: "passwordChanged",
    to: { personId: id },
    values: { at: new Date() },
    path: "/forgotten-password",
    id: randomUUID(),
  });
}

/** No answer comes sooner, in milliseconds: its time does not tell whether a letter was written. */
const answerAfter = 300;
const hour = 3_600_000;

/** Sends a link that sets a new password, if the address has an account; nobody learns whether. Throws 429 `tooMany`. */
export async function askForReset(
  { db, limits }: Services,
  { email, clientAddress }: { readonly email: string; readonly clientAddress: string },
): Promise<void> {
  await limits.take("resets", clientAddress);
  await limits.take("resets", email.toLowerCase());
  await Promise.all([pause(answerAfter), sendReset(db, email)]);
}

async function sendReset(db: Db, email: string): Promise<void> {
  const account = await credentials.findCredentials(db, email, null);
  if (!account) return;
  const token = makeToken();
  const tokenHash = hashToken(token);
  await db.transaction().execute(async (trx) => {
    await tokens.insertMailedToken(trx, { tokenHash, personId: account.id, kind: "reset" });
    await sendLetter(trx, {
      kind: "passwordReset",
      to: { personId: account.id },
      values: { until: new Date(Date.now() + hour) },
      path: `/reset-password/${token}`,
      id: tokenHash.slice(0, 32),
    });
  });
}

/** The address whose password this link sets. Throws 410 `linkExpired` once it is used or its hour is over. */
export async function findReset(
  { db }: Services,
  token: string,
): Promise<{ email: string; personId: string }> {
  const found = await tokens.findMailedToken(db, hashToken(token), "reset");
  if (!found?.email) throw new DomainError(410, "linkExpired");
  return { email: found.email, personId: found.personId };
}

/**
 * Sets a new password by the link's token, once, and ends every session of the person. Gives who it is and whether a second
 * factor has to follow. Throws 410 `linkExpired` and what `refuseWeakPassword` throws; the link still holds after those.
 */
export async function resetPassword(
  services: Services,
  from: Actor["from"],
  token: string,
  newPassword: string,
) {
  const { db, passwords } = services;
  const { email, personId } = await findReset(services, token);
  const name = (await credentials.findName(db, personId)) ?? "";
  await refuseWeakPassword(services, newPassword, { email, name });
  const hash = await passwords.hash(newPassword);
  return db.transaction().execute(async (trx) => {
    const taken = await tokens.takeMailedToken(trx, hashToken(token), "reset");
    if (!taken) throw new DomainError(410, "linkExpired");
    orNotFound(await credentials.lockPerson(trx, personId));
    await putPassword(trx, justProved(personId, from), { hash, current: null, act: "passwords.reset" });
    const { hasSecondFactor } = await credentials.findFactors(trx, personId);
    return { personId, needsSecondFactor: hasSecondFactor };
  });
}
