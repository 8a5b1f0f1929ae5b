/** The three ways to adopt a version; the Chair chooses one (product.md, "How a concept document is adopted"). */
export const ways = ["meeting", "ad-referendum", "silence"] as const;
export type Way = (typeof ways)[number];

/**
 * What a country says in a procedure. At a meeting its word is recorded for it; ad referendum it confirms or cannot; under silence
 * an objection or an amendment breaks it, a reservation does not.
 */
export const wordsOf = {
  meeting: ["adopts", "reserves", "cannot", "absent"],
  "ad-referendum": ["adopts", "reserves", "cannot"],
  silence: ["adopts", "reserves", "objects", "amends"],
} as const satisfies Record<Way, readonly string[]>;
export type Word = (typeof wordsOf)[Way][number];

/** Words that must come with a reason or a statement. */
export const statedWords: readonly Word[] = ["reserves", "cannot", "objects", "amends"];

export type Outcome = "adopted" | "broken" | "not-reached" | "withdrawn";

export interface Spoken {
  /** ISO 3166-1 code. */
  readonly country: string;
  readonly word: Word;
  /** UTC, by the database's clock. */
  readonly at: Date;
}

export interface Procedure {
  readonly way: Way;
  /** UTC, by the database's clock. */
  readonly openedAt: Date;
  /** UTC; null at a meeting, which the Chair closes. */
  readonly expiresAt: Date | null;
  /** In the order in which it was said; of several words of a country the last counts. */
  readonly spoken: readonly Spoken[];
  readonly outcome: Outcome | null;
}

/** At least so long a silence lasts, in milliseconds, unless the Chair says why it is shorter. */
export const shortestSilence = 24 * 3_600_000;

/** The last word of each country. */
export function lastWords(spoken: readonly Spoken[]): ReadonlyMap<string, Word> {
  return new Map(spoken.map(({ country, word }) => [country, word]));
}

/** The Member States that have not spoken yet. */
export function silentOf(procedure: Pick<Procedure, "spoken">, countries: readonly string[]): string[] {
  const words = lastWords(procedure.spoken);
  return countries.filter((country) => !words.has(country));
}

/**
 * What a meeting has come to when the Chair closes the item: adopted if nobody cannot (consensus, Terms of Reference 2019, §19) and
 * somebody is there to adopt; null while the word of a country is not recorded.
 */
export function decideMeeting(
  procedure: Pick<Procedure, "spoken">,
  countries: readonly string[],
): Outcome | null {
  if (silentOf(procedure, countries).length > 0) return null;
  const words = [...lastWords(procedure.spoken).values()];
  const isAdopted = !words.includes("cannot") && words.some((word) => word !== "absent");
  return isAdopted ? "adopted" : "not-reached";
}

/** What an agreement ad referendum has come to at `now`: every country confirms, one that cannot ends it; null while it runs. */
export function decideAdReferendum(
  procedure: Pick<Procedure, "spoken" | "expiresAt">,
  countries: readonly string[],
  now: Date,
): Outcome | null {
  const words = [...lastWords(procedure.spoken).values()];
  if (words.includes("cannot")) return "not-reached";
  if (silentOf(procedure, countries).length === 0) return "adopted";
  return isOver(procedure.expiresAt, now) ? "not-reached" : null;
}

/**
 * What a silence has come to at `now`: one written objection or amendment before it expires breaks it; silence is consent (practice
 * of the OSCE Rules of Procedure 2006, Annex 1(A); approval by no objection: Terms of Reference 2019, §13); null while it runs.
 */
export function decideSilence(procedure: Pick<Procedure, "spoken" | "expiresAt">, now: Date): Outcome | null {
  const breaks = procedure.spoken.some(
    ({ word, at }) => (word === "objects" || word === "amends") && !isOver(procedure.expiresAt, at),
  );
  if (breaks) return "broken";
  return isOver(procedure.expiresAt, now) ? "adopted" : null;
}

/** What a running procedure has come to by itself; at a meeting the Chair says when. */
export function outcomeAt(procedure: Procedure, now: Date, countries: readonly string[]): Outcome | null {
  if (procedure.way === "meeting") return null;
  return procedure.way === "silence"
    ? decideSilence(procedure, now)
    : decideAdReferendum(procedure, countries, now);
}

/** At its very instant a deadline is over; a meeting has none. */
export function isOver(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && now >= expiresAt;
}
