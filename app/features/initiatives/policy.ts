import { holds, isMember, type Actor, type Mandated } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { authorise, type Policy } from "#app/features/access/policy.ts";
import { statuses, type Status } from "./status.ts";

export interface InitiativeFacts {
  readonly status: Status;
  /** Slug of the organisation that submitted it. */
  readonly organisation: string;
}

/** Which initiatives someone sees: all with one of these statuses, and every one of this organisation. */
export interface Sight {
  readonly statuses: readonly Status[];
  readonly organisation: string | null;
}

/** What the actor sees: the Secretariat and the Chair everything, members from the review on, a partner its own. */
export function sightOf(actor: Actor): Sight {
  if (holds(actor, "secretariat") || holds(actor, "chair")) return { statuses, organisation: null };
  if (isMember(actor)) return { statuses: ["under-review"], organisation: null };
  return { statuses: [], organisation: actor.mandate?.office.organisation ?? null };
}

function isOwn(actor: Actor, initiative: InitiativeFacts): boolean {
  return actor.mandate?.office.organisation === initiative.organisation;
}

export const initiativePolicy = {
  read: (actor, initiative) =>
    sightOf(actor).statuses.includes(initiative.status) || isOwn(actor, initiative),
  seeContact: (actor, initiative) => isMember(actor) || isOwn(actor, initiative),
  review: (actor) => holds(actor, "secretariat"),
} satisfies Policy<InitiativeFacts>;

/** Initiatives are submitted for a partner organisation only. */
export const submissionPolicy = {
  submit: (actor) => holds(actor, "partner"),
} satisfies Policy<null>;

/** Throws 401 `signInFirst` for a visitor, 403 `partnersOnly` for whoever acts for no partner organisation. */
export function authoriseSubmission(actor: Actor): asserts actor is Mandated {
  if (actor.person !== null && !submissionPolicy.submit(actor)) throw new DomainError(403, "partnersOnly");
  authorise(submissionPolicy.submit, actor, null);
}
