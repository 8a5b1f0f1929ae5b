import type { Actor, Capacity, Mandated } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import * as invitations from "#db/queries/invitations.ts";
import { isHolder } from "#db/queries/mandates.ts";
import { findOffice, lockOffice } from "#db/queries/offices.ts";
import { assertStillActs } from "./acting.server.ts";
import { officeFrom, type NamedOffice } from "./office.ts";
import { mandatePolicy, officePolicy } from "./policy.ts";
import { capacitiesOf, endOfDay, invitationDays } from "./rules.ts";
import type { Deed } from "./schema.ts";
import { newToken } from "./tokens.server.ts";

type Inviting = Extract<Deed, { deed: "invite" }>;

/**
 * Invites an address to an office by mail, for seven days. Throws 404 `notFound`, 403 `forbidden`, 422 `capacityNotHere`
 * and `endInThePast`, 409 `holdsAlready` and `invitedAlready`, 429 `tooMany`.
 */
export async function inviteToOffice(
  { db, limits }: Services,
  actor: Actor,
  handle: string,
  { email, capacity, lang, from, until }: Omit<Inviting, "deed">,
): Promise<void> {
  if (actor.person) await limits.take("invitations", actor.person.id);
  await db.transaction().execute(async (trx) => {
    const found = orNotFound(await findOffice(trx, handle));
    const office = officeFrom(orNotFound(await lockOffice(trx, found.officeId)));
    orHidden(officePolicy.read, actor, office);
    const by: Actor = actor;
    authorise(mandatePolicy.appoint, by, { office, capacity, personId: null });
    await assertStillActs(trx, by);
    if (!capacitiesOf[office.kind].includes(capacity)) throw new DomainError(422, "capacityNotHere");
    await assertNew(trx, office, { email, capacity });
    const invitation = await openInvitation(trx, actor, office, {
      ...{ email, lang, capacity, invitedBy: by.mandate.id },
      startsAt: from === null ? null : new Date(`${from}T00:00:00Z`),
      endsAt: until === null ? null : endOfDay(until),
    });
    await send(trx, by, office, { email, lang, capacity, ...invitation });
  });
}

async function assertNew(
  trx: Db,
  office: NamedOffice,
  { email, capacity }: { readonly email: string; readonly capacity: Capacity },
): Promise<void> {
  if (await isHolder(trx, { email, officeId: office.id, capacity }))
    throw new DomainError(409, "holdsAlready");
  const waiting = await invitations.listWaiting(trx, office.id);
  if (waiting.some((other) => other.email === email && other.capacity === capacity))
    throw new DomainError(409, "invitedAlready");
}

interface Offer {
  /** Null only from the terminal: whoever has the link then gives theirs. */
  readonly email: string | null;
  readonly lang: string;
  readonly capacity: Capacity;
  readonly invitedBy: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

interface Opened {
  readonly token: string;
  readonly expiresAt: Date;
  /** Another for every token, so that a letter sent again is a new letter. */
  readonly letterId: string;
}

/** Writes an invitation for seven days, within the caller's transaction; the letter is the caller's. Throws 422 `endInThePast`. */
export async function openInvitation(
  trx: Db,
  actor: Actor,
  office: Pick<NamedOffice, "id">,
  offer: Offer,
): Promise<Opened> {
  const { token, tokenHash } = newToken();
  const officeId = office.id;
  const added = await invitations.insertInvitation(trx, {
    ...offer,
    ...{ officeId, tokenHash, days: invitationDays },
  });
  if (added === null) throw new DomainError(422, "endInThePast");
  const { id, expiresAt } = added;
  await record(trx, actor, { act: "invitations.sent", object: { kind: "invitation", id } });
  return { token, expiresAt, letterId: letterIdOf(id, tokenHash) };
}

const letterIdOf = (id: string, tokenHash: string) => `invitation-${id}-${tokenHash.slice(0, 8)}`;

interface Sending extends Opened {
  readonly email: string;
  readonly lang: string;
  readonly capacity: Capacity;
}

function send(trx: Db, by: Mandated, office: NamedOffice, sending: Sending): Promise<void> {
  const { email, lang, capacity, token, expiresAt, letterId } = sending;
  return sendLetter(trx, {
    kind: "invitation",
    to: { email, lang },
    values: { office: { office, capacity }, by: by.mandate, until: expiresAt },
    path: `/invitation/${token}`,
    id: letterId,
  });
}

/** Sends an open or expired invitation again, with a new token: the one before is void. Throws 404, 403, 409 `invitationClosed`, 422 `endInThePast`, 429. */
export async function resendInvitation({ db, limits }: Services, actor: Actor, id: string): Promise<void> {
  if (actor.person) await limits.take("invitations", actor.person.id);
  await db.transaction().execute(async (trx) => {
    const { invitation, office, by, capacity } = await lockFor(trx, actor, id);
    if (invitation.endsAt !== null && invitation.endsAt <= invitation.now)
      throw new DomainError(422, "endInThePast");
    const { token, tokenHash } = newToken();
    const expiresAt = await invitations.renewInvitation(trx, id, tokenHash, invitationDays);
    await record(trx, actor, { act: "invitations.sent", object: { kind: "invitation", id } });
    const { email, lang } = { ...invitation, email: orNotFound(invitation.email) };
    const letterId = letterIdOf(id, tokenHash);
    await send(trx, by, office, { email, lang, capacity, token, expiresAt, letterId });
  });
}

/** Withdraws an invitation that nobody has accepted. Throws 404 `notFound`, 403 `forbidden`, 409 `invitationClosed`. */
export function withdrawInvitation({ db }: Services, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockFor(trx, actor, id);
    await invitations.markWithdrawn(trx, id);
    await record(trx, actor, { act: "invitations.withdrawn", object: { kind: "invitation", id } });
  });
}

/** The invitation, held, where the actor may invite to its office and it is not used or withdrawn. */
async function lockFor(trx: Db, actor: Actor, id: string) {
  const invitation = orNotFound(await invitations.lockInvitationById(trx, id));
  const office = officeFrom(orNotFound(await lockOffice(trx, invitation.officeId)));
  const capacity = invitation.capacity as Capacity;
  orHidden(officePolicy.read, actor, office);
  const by: Actor = actor;
  authorise(mandatePolicy.appoint, by, { office, capacity, personId: null });
  await assertStillActs(trx, by);
  if (invitation.acceptedAt ?? invitation.withdrawnAt) throw new DomainError(409, "invitationClosed");
  return { invitation, office, by, capacity };
}

/** Invites to the administration without a letter, from the terminal, and gives the token of the link. */
export function inviteAdministrator(db: Db, to: Pick<Offer, "email" | "lang">): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { officeId } = orNotFound(await findOffice(trx, "administration"));
    const terminal: Actor = { person: null, mandate: null };
    const office = { id: officeId };
    const { token } = await openInvitation(trx, terminal, office, {
      ...to,
      ...{ capacity: "head", invitedBy: null, startsAt: null, endsAt: null },
    });
    return token;
  });
}
