import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { inviteToOffice, resendInvitation, withdrawInvitation } from "./invitation-commands.server.ts";
import { changeEnd, endMandate, writeNote } from "./mandate-commands.server.ts";
import type { Deed } from "./schema.ts";

/** Does what a form of an office's page asks for, and gives the key of the sentence to show then. Throws as the commands do. */
export async function doDeed(services: Services, actor: Actor, handle: string, deed: Deed) {
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
