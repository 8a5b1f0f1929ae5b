import { holds, type Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";

export interface PositionFacts {
  /** ISO 3166-1 code of the country whose position it is. */
  readonly country: string;
}

const actsFor = (actor: Actor, country: string) =>
  holds(actor, "country") && actor.mandate?.office.country === country;

/** Who may do what to a country's position: its cities read what becomes of their comments; an alternate may prepare it, the National Representative submits (product.md). */
export const positionPolicy = {
  read: (actor, { country }) =>
    actor.mandate?.office.country === country && (holds(actor, "city") || holds(actor, "country")),
  prepare: (actor, { country }) => actsFor(actor, country),
  submit: (actor, { country }) => actsFor(actor, country) && actor.mandate?.capacity === "head",
} satisfies Policy<PositionFacts>;

/** Who opens the page of positions: of one's own country, or of who has submitted. */
export const seesPositions = (actor: Actor): boolean =>
  seesWhoSubmitted(actor) || positionPolicy.read(actor, { country: actor.mandate?.office.country ?? "" });

/** Who is told which countries have not submitted yet, beside the country itself: the Chair and the Secretariat. */
export const seesWhoSubmitted = (actor: Actor): boolean =>
  holds(actor, "chair") || holds(actor, "secretariat");
