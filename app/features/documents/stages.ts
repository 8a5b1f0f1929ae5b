/** The way of a concept document to its adoption (product.md, "How a concept document is adopted"). */
const stageKeys = ["circulated", "comment", "submit", "answered", "tabled", "adopted"] as const;
export type StageKey = (typeof stageKeys)[number];

/** A comment period is to come, open, over for the cities while countries submit, or over for all. */
export type PeriodState = "coming" | "open" | "submitting" | "closed";

/** What is stored of a version: when it was published, and its comment period of the moment by the database's clock. */
export interface StageFacts {
  readonly publishedAt: Date;
  readonly period: {
    readonly closesAt: Date;
    /** Until when countries submit; null for that same end. */
    readonly submitsUntil: Date | null;
    readonly state: PeriodState;
  } | null;
  /** How far it is after its comment period: it is tabled, it is adopted; null for neither. */
  readonly adoption: "tabled" | "adopted" | null;
}

export interface DocumentStage {
  readonly key: StageKey;
  readonly state: "done" | "now" | "coming";
  /** Circulated on this day; comments close, and positions are due, at this moment. */
  readonly at: Date | null;
}

/** Where a version stands: circulated until a period opens, with the cities while it is open, then with the countries, then as adoption goes. */
export function decideStage({ period, adoption }: StageFacts): StageKey {
  if (adoption !== null) return adoption;
  if (period === null || period.state === "coming") return "circulated";
  if (period.state === "open") return "comment";
  return period.state === "submitting" ? "submit" : "answered";
}

/** All stages in order, done, now or to come. */
export function stageLine(facts: StageFacts): DocumentStage[] {
  const now = stageKeys.indexOf(decideStage(facts));
  const moments: Partial<Record<StageKey, Date>> = {
    circulated: facts.publishedAt,
    ...(facts.period
      ? { comment: facts.period.closesAt, submit: facts.period.submitsUntil ?? facts.period.closesAt }
      : {}),
  };
  return stageKeys.map((key, index) => ({
    key,
    state: index < now ? "done" : index === now ? "now" : "coming",
    at: moments[key] ?? null,
  }));
}
