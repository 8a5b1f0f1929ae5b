/** What a National Representative makes of a comment of one of the country's cities. */
export const decisions = ["keep", "merge", "edit", "leave-out"] as const;
export type Decision = (typeof decisions)[number];

/** A comment of the country in a period, as its position sees it. */
export interface CountryComment {
  readonly id: string;
  /** Slug; null for what the country says itself. */
  readonly city: string | null;
  readonly isWithdrawn: boolean;
  /** Null while nothing is decided of it. */
  readonly decision: Decision | null;
}

/** Comments of cities that the National Representative still has to decide on before the country can submit. */
export function undecidedOf<C extends CountryComment>(comments: readonly C[]): C[] {
  return comments.filter(
    ({ city, isWithdrawn, decision }) => city !== null && !isWithdrawn && decision === null,
  );
}

/** What a country submits: the comments of its cities that are kept, and everything in its own words. */
export function submittedOf<C extends CountryComment>(comments: readonly C[]): C[] {
  return comments.filter(
    ({ city, isWithdrawn, decision }) => !isWithdrawn && (city === null || decision === "keep"),
  );
}

/** Whether a city's comment stands behind words of the country: until those are taken back, they are its decision. */
export function isWorded({ decision }: Pick<CountryComment, "decision">): boolean {
  return decision === "merge" || decision === "edit";
}

/** How a comment goes into a country's own wording: merged with others, or edited alone. */
export function wordingOf(sources: readonly string[]): "merge" | "edit" {
  return sources.length > 1 ? "merge" : "edit";
}
