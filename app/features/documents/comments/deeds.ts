/** How far a comment has gone, by the database's clock. */
export interface CommentState {
  /** Whether its comment period runs. */
  readonly isOpen: boolean;
  /** Whether its country has submitted it; a partner's or the public's: whether the Secretariat has let it through. */
  readonly isSubmitted: boolean;
  readonly isWithdrawn: boolean;
}

export type CommentDeed = "reply" | "support" | "edit" | "withdraw";
type Refusal = "commentWithdrawn" | "commentSubmitted" | "commentPeriodClosed";

/**
 * Why a deed cannot be done to a comment as it is, as a key of errors.json; null where it can. What is said goes with the
 * period: replies, support and changes end when it closes. Taking a comment back ends when its country has submitted it:
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
