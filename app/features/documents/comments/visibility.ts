import type { Actor } from "#app/features/access/actor.ts";

/** Where a comment comes from and how far it has gone. */
export interface CommentFacts {
  readonly country: string | null;
  /** Whether its country has submitted it. */
  readonly isSubmitted: boolean;
  /** Whether its comment period publishes directly. */
  readonly publishesDirectly: boolean;
}

/** What an office opens of the comments on a document. The rule below and the query read the same three facts. */
export interface Sight {
  /** Whether the comments that are submitted or published directly are open. */
  readonly published: boolean;
  /** The country whose comments are open before it submits: one's own, for its cities and its National Representative. */
  readonly country: string | null;
  /** Whether the number per country is told of the comments that are not open. */
  readonly numbers: boolean;
}

const none: Sight = { published: false, country: null, numbers: false };

/** The sight of the office acted for (product.md, "Who sees a comment"). A Chair sees its own country's comments as its National Representative. */
export function sightOf({ mandate }: Actor): Sight {
  if (!mandate) return none;
  switch (mandate.office.kind) {
    case "city":
    case "country":
      return { published: true, country: mandate.office.country, numbers: false };
    case "secretariat":
    case "chair":
      return { published: true, country: null, numbers: true };
    case "shepherd":
      return { published: true, country: null, numbers: false };
    case "partner":
    case "administration":
      return none;
  }
}

/** What is seen of a comment: its text, only that its country has made one, or nothing. */
export function decideSight(sight: Sight, comment: CommentFacts): "text" | "number" | "nothing" {
  const isPublished = comment.isSubmitted || comment.publishesDirectly;
  if (sight.published && isPublished) return "text";
  if (sight.country !== null && sight.country === comment.country) return "text";
  return sight.numbers ? "number" : "nothing";
}
