import { holds } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { commenterOf, decideSight, sightOf, type CommentFacts } from "./comments/visibility.ts";

export interface DocumentFacts {
  readonly isPublished: boolean;
  /** Whom its running comment period asks; null without one. Absent where nobody is about to comment. */
  readonly takes?: readonly string[] | null;
}

/** Whom a period asks unless it says otherwise: those who may comment are told "closed", not "forbidden", between periods. */
const asked: readonly string[] = ["city", "country"];

/** Who may do what to a document. Whether a comment period is open the database says, in the statement that writes. */
export const documentPolicy = {
  read: (_, document) => document.isPublished,
  comment: (actor, document) =>
    document.isPublished && (document.takes ?? asked).includes(commenterOf(actor) ?? ""),
  openCommentPeriod: (actor, document) =>
    document.isPublished && (holds(actor, "secretariat") || holds(actor, "chair")),
} satisfies Policy<DocumentFacts>;

/** Who begins, writes, discards and publishes drafts; for everyone else there are none. */
export const draftPolicy = {
  edit: (actor) => holds(actor, "secretariat"),
  publish: (actor) => holds(actor, "secretariat"),
} satisfies Policy<null>;

/** Who reads a comment, and who is told that there is one (product.md, "Who sees a comment"). */
export const commentPolicy = {
  read: (actor, comment) => decideSight(sightOf(actor), comment) === "text",
  count: (actor, comment) => decideSight(sightOf(actor), comment) !== "nothing",
} satisfies Policy<CommentFacts>;
