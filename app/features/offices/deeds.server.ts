import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { findMandate } from "#db/queries/mandates.ts";
import { findOffice } from "#db/queries/offices.ts";
import { inviteToOffice, resendInvitation, withdrawInvitation } from "./invitation-commands.server.ts";
import { changeEnd, endMandate, writeNote } from "./mandate-commands.server.ts";
import type { Deed } from "./schema.ts";

/** Does what a form of an office's page asks for, and gives the key of the sentence to show then. Throws as the commands do. */
export async function doDeed(services: Services, actor: Actor, handle: string, deed: Deed) {
  if ("mandate" in deed) await assertOfOffice(services, handle, deed.mandate);
  switch (deed.deed) {
    case "invite":
      await inviteToOffice(services, actor, handle, deed);
      return "invitationSent";
    case "resend":
      await resendInvitation(services, actor, deed.invitation);
      return "invitationSent";
    case "withdraw":
      await withdrawInvitation(services, actor, deed.invitation);
      return "invitationWithdrawn";
    case "end":
      await endMandate(services, actor, { mandateId: deed.mandate, note: deed.note });
      return "mandateEnded";
    case "changeEnd":
      await changeEnd(services, actor, { mandateId: deed.mandate, until: deed.until });
      return "endChanged";
    case "writeNote":
      await writeNote(services, actor, { mandateId: deed.mandate, note: deed.note });
      return "noteSaved";
  }
}

/** A form on one office's page reaches no mandate of another. Throws 404 `notFound`. */
async function assertOfOffice({ db }: Services, handle: string, mandateId: string): Promise<void> {
  const [office, mandate] = await Promise.all([findOffice(db, handle), findMandate(db, mandateId)]);
  if (!office || mandate?.officeId !== office.officeId) throw new DomainError(404, "notFound");
}

const fields: Readonly<Record<string, string>> = {
  holdsAlready: "email",
  invitedAlready: "email",
  capacityNotHere: "capacity",
  endInThePast: "until",
};

/** The field beside which a refusal of a deed is said; null where it has a page of its own. */
export function fieldOf(key: string): string | null {
  return fields[key] ?? null;
}
