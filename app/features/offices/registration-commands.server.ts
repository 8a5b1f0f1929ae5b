import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { listHolderIds } from "#db/queries/mandates.ts";
import { insertPartner, listSlugsLike, lockOffice } from "#db/queries/offices.ts";
import * as registrations from "#db/queries/registrations.ts";
import { assertStillActs } from "./acting.server.ts";
import { openInvitation } from "./invitation-commands.server.ts";
import { officeFrom } from "./office.ts";
import { isOfSecretariat } from "./policy.ts";
import { freeSlug, slugFrom } from "./rules.ts";
import type { Registration } from "./schema.ts";

/**
 * Takes a partner's request to register; the answer is the same for every address, and one request of an address waits at
 * a time; the Secretariat gets a letter. `asking.from` is what is counted. Throws 429 `tooMany`.
 */
export async function askToRegister(
  { db, limits }: Services,
  actor: Actor,
  asking: { readonly registration: Registration; readonly lang: string; readonly from: string },
): Promise<void> {
  await limits.take("registrations", asking.from);
  const { registration, lang } = asking;
  await db.transaction().execute(async (trx) => {
    const id = await registrations.insertRegistration(trx, { ...registration, lang });
    if (id === null) return;
    await record(trx, actor, { act: "registrations.asked", object: { kind: "registration", id } });
    for (const personId of await listHolderIds(trx, "secretariat"))
      await sendLetter(trx, {
        kind: "registrationReceived",
        to: { personId },
        values: { organisation: registration.organisation, person: registration.person },
        path: "/registrations",
        id: `registration-received-${id}-${personId}`,
      });
  });
}

/** Makes the organisation, its office and the invitation of who asked, in one. Throws 404 `notFound`, 409 `decidedAlready`. */
export function approveRegistration({ db }: Services, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandateId, registration } = await lockFor(trx, actor, id);
    const { organisation, email, lang } = registration;
    const wanted = slugFrom(organisation);
    const slug = freeSlug(wanted, await listSlugsLike(trx, wanted));
    const officeId = await insertPartner(trx, { slug, name: organisation });
    const office = officeFrom(orNotFound(await lockOffice(trx, officeId)));
    const invitation = await openInvitation(trx, actor, office, {
      ...{ email, lang, capacity: "head", invitedBy: mandateId },
      ...{ startsAt: null, endsAt: null },
    });
    await sendLetter(trx, {
      kind: "registrationAccepted",
      to: { email, lang },
      values: { organisation, until: invitation.expiresAt },
      path: `/invitation/${invitation.token}`,
      id: invitation.letterId,
    });
    await registrations.markDecided(trx, id, {
      ...{ status: "approved", decidedBy: mandateId, organisationSlug: slug },
    });
    await record(trx, actor, { act: "registrations.accepted", object: { kind: "registration", id } });
  });
}

/** Declines the request by a letter with the reason. Throws 404 `notFound`, 409 `decidedAlready`. */
export function declineRegistration(
  { db }: Services,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { mandateId, registration } = await lockFor(trx, actor, id);
    await registrations.markDecided(trx, id, { status: "declined", decidedBy: mandateId, reason });
    await record(trx, actor, { act: "registrations.declined", object: { kind: "registration", id } });
    await sendLetter(trx, {
      kind: "registrationDeclined",
      to: { email: registration.email, lang: registration.lang },
      values: { organisation: registration.organisation, reason },
      path: "/initiatives",
      id: `registration-declined-${id}`,
    });
  });
}

async function lockFor(trx: Db, actor: Actor, id: string) {
  orHidden(isOfSecretariat, actor, null);
  const by: Actor = actor;
  authorise(isOfSecretariat, by, null);
  const registration = orNotFound(await registrations.lockRegistration(trx, id));
  await assertStillActs(trx, by);
  if (registration.status !== "waiting") throw new DomainError(409, "decidedAlready");
  return { mandateId: by.mandate.id, registration };
}
