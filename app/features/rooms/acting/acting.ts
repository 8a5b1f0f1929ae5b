import type { Actor } from "../../access/actor.ts";
import { DomainError } from "../../access/errors.ts";

/** Whether the actor acts under another mandate than the page said it was written under (`as`, its id), or under none by now. */
export function isOther(actor: Actor, as: string | undefined): boolean {
  return as !== undefined && actor.person !== null && actor.mandate?.id !== as;
}

/**
 * Gives the actor, where it is not another. Throws 409 `otherMandate` else: a page that stayed open while the mandate was
 * changed, or another person signed in, says nothing in a name that its writer did not mean. A visitor is refused by the
 * deed itself.
 */
export function refuseOther(actor: Actor, as: string | undefined): Actor {
  if (isOther(actor, as)) throw new DomainError(409, "otherMandate");
  return actor;
}
