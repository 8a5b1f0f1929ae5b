import type { Actor, Capacity } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import { refuseWeakPassword } from "#app/features/accounts/weak-password.server.ts";
import type { Db } from "#db/connection.ts";
import { findAccount, insertPerson } from "#db/queries/accounts.ts";
import * as invitations from "#db/queries/invitations.ts";
import { insertMandate, isHolder } from "#db/queries/mandates.ts";
import { lockOffice } from "#db/queries/offices.ts";
import { officeFrom } from "./office.ts";
import { isOpen } from "./rules.ts";
import { hashOf } from "./tokens.server.ts";

/** What someone without an account brings along. */
export interface Joining {
  readonly name: string;
  readonly password: string;
  /** Only where the invitation names no address. */
  readonly email?: string | undefined;
}

export interface Joined {
  readonly personId: string;
  readonly mandateId: string;
  readonly isNew: boolean;
  /** Whether the mandate runs already. */
  readonly isRunning: boolean;
  readonly handle: string;
}

/**
 * Accepts an invitation, once: a new account, or with `joining` null the account that is signed in, gets the mandate of
 * the invitation's row. Throws 404 `notFound` for an unknown token, 410 `invitationClosed` for a used, withdrawn or expired
 * one, 403 `invitedOther` for another account, 409 `signInAsInvited` where the address has an account, 409 `holdsAlready`,
 * 422 for a weak password.
 */
export async function acceptInvitation(
  services: Services,
  actor: Actor,
  token: string,
  joining: Joining | null,
): Promise<Joined> {
  const { db, passwords } = services;
  const tokenHash = hashOf(token);
  const asked = assertOpen(await invitations.findInvitation(db, tokenHash));
  if (joining === null) return accept(services, actor, tokenHash, null);
  const email = orNotFound(asked.email ?? joining.email);
  await refuseWeakPassword(services, joining.password, { email, name: joining.name });
  const passwordHash = await passwords.hash(joining.password);
  return accept(services, actor, tokenHash, { email, name: joining.name, passwordHash });
}

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** The invitation's row is held: of twenty who accept at once the first comes through, the others find it used. */
function accept(
  { db }: Services,
  actor: Actor,
  tokenHash: string,
  newcomer: NewPerson | null,
): Promise<Joined> {
  return db.transaction().execute(async (trx) => {
    const invitation = assertOpen(await invitations.lockInvitation(trx, tokenHash));
    const office = officeFrom(orNotFound(await lockOffice(trx, invitation.officeId)));
    const capacity = invitation.capacity as Capacity;
    const person = newcomer ? await join(trx, newcomer) : ownPerson(actor, invitation.email);
    if (await isHolder(trx, { email: person.email, officeId: office.id, capacity }))
      throw new DomainError(409, "holdsAlready");
    const mandate = await insertMandate(trx, {
      ...{ personId: person.id, officeId: office.id, capacity },
      ...{ startsAt: invitation.startsAt, endsAt: invitation.endsAt, appointedBy: invitation.invitedBy },
    });
    await invitations.markAccepted(trx, invitation.id, mandate.id);
    const by: Actor = { ...actor, person, mandate: null };
    await record(trx, by, { act: "invitations.accepted", object: { kind: "invitation", id: invitation.id } });
    await record(trx, by, { act: "mandates.begun", object: { kind: "mandate", id: mandate.id } });
    await announce(trx, by, { type: "offices.mandateBegun", subject: person.id });
    return {
      ...{ personId: person.id, mandateId: mandate.id, isRunning: mandate.isRunning },
      ...{ isNew: newcomer !== null, handle: office.handle },
    };
  });
}

function assertOpen(invitation: invitations.InvitationRow | undefined): invitations.InvitationRow {
  const found = orNotFound(invitation);
  if (!isOpen(found, found.now)) throw new DomainError(410, "invitationClosed");
  return found;
}

async function join(trx: Db, { email, name, passwordHash }: NewPerson) {
  const taken = await findAccount(trx, email);
  const id = taken ? null : await insertPerson(trx, { email, name, passwordHash, isDemonstration: false });
  if (id === null) throw new DomainError(409, "signInAsInvited");
  return { id, email, name };
}

/** Who is signed in, if the invitation is for them. */
function ownPerson({ person }: Actor, email: string | null) {
  if (!person) throw new DomainError(401, "signInFirst");
  if (email !== null && person.email.toLowerCase() !== email.toLowerCase())
    throw new DomainError(403, "invitedOther");
  return person;
}
