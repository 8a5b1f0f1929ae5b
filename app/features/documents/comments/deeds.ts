/** How far a comment has gone, by the database's clock. */
export interface CommentState {
  /** Whether its comment period runs. */
  readonly isOpen: boolean;
  /** Whether its country has submitted it; a partner's or the public's: whether the Secretariat has let it through. */
  readonly isSubmitted: boolean;
  readonly isWithdrawn: boolean;
}

/** A comment's replies, by the database's clock. */
interface Answerable {
  readonly isOpen: boolean;
  /** Whether its own country's position is still to be submitted. */
  readonly isOpenWithin: boolean;
  readonly country: string | null;
}

/**
 * Whether somebody of `country` (ISO 3166-1, null for none) may still answer a comment: with its period, and within the
 * comment's own country until its position is due, so that the National Representative can ask a city back.
 */
export function takesReplies(
  { isOpen, isOpenWithin, ...comment }: Answerable,
  country: string | null,
): boolean {
  return isOpen || (isOpenWithin && country !== null && comment.country === country);
}

export type CommentDeed = "reply" | "support" | "edit" | "withdraw";
type Refusal = "commentWithdrawn" | "commentSubmitted" | "commentPeriodClosed";

/**
 * Why a deed cannot be done to a comment as it is, as a key of errors.json; null where it can. What is said goes with the
 * period: replies (see `takesReplies`), support and changes end when it closes. Taking a comment back ends when its country has submitted it:
 * from then on it is the country's.
 */
export function refusalOf(
  deed: CommentDeed,
  { isOpen, isSubmitted, isWithdrawn }: CommentState,
): Refusal | null {
  if (deed === "withdraw") return isSubmitted ? "commentSubmitted" : null;
  if (isWithdrawn) return "commentWithdrawn";
  if (deed === "edit" && isSubmitted) return "commentSubmitted";
  return isOpen ? null : "commentPeriodClosed";
}
