import { actsForCity } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";

export interface CityFacts {
  readonly slug: string;
}

/** A city keeps its own profile: its CSCO and its editors, nobody else. */
export const cityPolicy = {
  edit: (actor, city) => actsForCity(actor, city.slug) && actor.mandate?.capacity !== "alternate",
} satisfies Policy<CityFacts>;
