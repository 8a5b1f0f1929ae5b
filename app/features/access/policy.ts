import type { Actor, Mandated } from "./actor.ts";
import { DomainError } from "./errors.ts";

/** May this actor do the verb to this thing, as it is now? */
export type Rule<Thing> = (actor: Actor, thing: Thing) => boolean;

/** The verbs of one kind of thing. */
export type Policy<Thing> = Readonly<Record<string, Rule<Thing>>>;

/** Throws 403 `forbidden` unless the rule allows. For what must not even be seen use `orHidden`. */
export function authorise<Thing>(rule: Rule<Thing>, actor: Actor, thing: Thing): asserts actor is Mandated {
  if (actor.person === null) throw new DomainError(401, "signInFirst");
  if (actor.mandate === null || !rule(actor, thing)) throw new DomainError(403, "forbidden");
}

/** `thing` if the actor may see it, else throws 404 `notFound`: what you may not see is absent. */
export function orHidden<Thing>(rule: Rule<Thing>, actor: Actor, thing: Thing): Thing {
  if (!rule(actor, thing)) throw new DomainError(404, "notFound");
  return thing;
}

/** Which verbs the actor may do to the thing, for the page: the interface never works out rights again. */
export function abilities<Thing, P extends Policy<Thing>>(
  policy: P,
  actor: Actor,
  thing: Thing,
): Record<keyof P, boolean> {
  return Object.fromEntries(
    Object.entries(policy).map(([verb, rule]) => [verb, rule(actor, thing)]),
  ) as Record<keyof P, boolean>;
}
