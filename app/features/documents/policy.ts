import { holds, isMember, type Actor } from "#app/features/access/actor.ts";
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
  /** Every comment one may see, in one list: visitors read the document alone. */
  listComments: (actor, document) => document.isPublished && (isMember(actor) || holds(actor, "partner")),
  placeComments: (actor, document) => document.isPublished && holds(actor, "secretariat"),
} satisfies Policy<DocumentFacts>;

/** Who begins, writes, discards and publishes drafts; for everyone else there are none. */
export const draftPolicy = {
  edit: (actor) => holds(actor, "secretariat"),
  publish: (actor) => holds(actor, "secretariat"),
} satisfies Policy<null>;

const reads = (actor: Actor, comment: CommentFacts) => decideSight(sightOf(actor), comment) === "text";

/** Whether the actor acts for the office that something was said for: also its successors, and those beside in it. */
function isOfOffice({ mandate }: Actor, { office }: { readonly office: string | null }): boolean {
  return mandate !== null && mandate.office.id === office;
}

/**
 * Who reads a comment, and who is told that there is one (product.md, "Who sees a comment"); who answers, supports,
 * changes and takes back. What is over with the period or once it is submitted, the rules say (comments/deeds.ts).
 */
export const commentPolicy = {
  read: reads,
  count: (actor, comment) => decideSight(sightOf(actor), comment) !== "nothing",
  reply: (actor, comment) => actor.mandate !== null && reads(actor, comment),
  support: (actor, comment) =>
    (holds(actor, "city") || holds(actor, "country")) && reads(actor, comment) && !isOfOffice(actor, comment),
  edit: isOfOffice,
  withdraw: isOfOffice,
  // The office that took it back and, so that each step stays traceable, its own country's National Representative.
  readWithdrawn: (actor, comment) =>
    isOfOffice(actor, comment) ||
    (holds(actor, "country") &&
      comment.country !== null &&
      actor.mandate?.office.country === comment.country),
} satisfies Policy<CommentFacts>;

/** A reply is changed and taken back by its office; it is read by whoever reads its comment. */
export const replyPolicy = { edit: isOfOffice, withdraw: isOfOffice } satisfies Policy<{
  readonly office: string | null;
}>;
