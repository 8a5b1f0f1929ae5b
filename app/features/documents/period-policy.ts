import { holds, isMember } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import type { DocumentFacts } from "./policy.ts";

const manages = (actor: Parameters<typeof holds>[0]) => holds(actor, "secretariat") || holds(actor, "chair");

/**
 * Who may do what with the comment periods of a published version. `readTerms`: members see when it runs and whom it asks;
 * `keepApart`: a National Representative may close each city's comments to the country's other cities (product.md, "Who sees
 * a comment"); `release`: the Secretariat lets comments of partners and the public through.
 */
export const periodPolicy = {
  readTerms: (actor, version) => version.isPublished && isMember(actor),
  changePeriod: (actor, version) => version.isPublished && manages(actor),
  keepApart: (actor, version) => version.isPublished && holds(actor, "country"),
  release: (actor, version) => version.isPublished && manages(actor),
} satisfies Policy<DocumentFacts>;
