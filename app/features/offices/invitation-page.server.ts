import { mandateFrom, type Actor, type Capacity } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { findAccount } from "#db/queries/accounts.ts";
import { findInvitation } from "#db/queries/invitations.ts";
import { listActing } from "#db/queries/mandates.ts";
import { findOfficeById } from "#db/queries/offices.ts";
import { officeFrom } from "./office.ts";
import { isOpen } from "./rules.ts";
import { hashOf } from "./tokens.server.ts";

/**
 * Who invites to which office, and how it can be accepted: `join` with a new account, `signIn` first, `accept` at once, or
 * `other` where someone else is signed in. Null with the status to answer where the invitation is unknown (404) or over (410).
 */
export async function findInvitationPage({ db }: Services, actor: Actor, token: string) {
  const invitation = await findInvitation(db, hashOf(token));
  if (!invitation) return { status: 404, view: null };
  const office = await findOfficeById(db, invitation.officeId);
  if (!office || !isOpen(invitation, invitation.now)) return { status: 410, view: null };
  const { email, invitedBy, capacity, startsAt, endsAt, expiresAt } = invitation;
  const [by] = invitedBy === null ? [] : await listActing(db, [invitedBy]);
  return {
    status: 200,
    view: {
      office: officeFrom(office),
      capacity: capacity as Capacity,
      by: by ? mandateFrom(by.id, by) : null,
      ...{ email, startsAt, endsAt, expiresAt },
      way: await wayOf(db, actor, email),
    },
  };
}

/** How this reader can accept. */
type Way = "join" | "signIn" | "accept" | "other";

async function wayOf(db: Services["db"], { person }: Actor, email: string | null): Promise<Way> {
  if (person) return email === null || person.email.toLowerCase() === email ? "accept" : "other";
  return email !== null && (await findAccount(db, email)) ? "signIn" : "join";
}
