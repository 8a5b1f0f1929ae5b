import { holds } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { decideSight, sightOf, type CommentFacts } from "./comments/visibility.ts";

export interface DocumentFacts {
  readonly isPublished: boolean;
}

/** Who may do what to a document. Whether a comment period is open the database says, in the statement that writes. */
export const documentPolicy = {
  read: (_, document) => document.isPublished,
  comment: (actor, document) => document.isPublished && (holds(actor, "city") || holds(actor, "country")),
  openCommentPeriod: (actor, document) =>
    document.isPublished && (holds(actor, "secretariat") || holds(actor, "chair")),
} satisfies Policy<DocumentFacts>;

/** Who reads a comment, and who is told that there is one (product.md, "Who sees a comment"). */
export const commentPolicy = {
  read: (actor, comment) => decideSight(sightOf(actor), comment) === "text",
  count: (actor, comment) => decideSight(sightOf(actor), comment) !== "nothing",
} satisfies Policy<CommentFacts>;
