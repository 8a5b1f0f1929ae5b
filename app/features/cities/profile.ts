/** The city's vision in one sentence; `text` null means not available. */
export interface Summary {
  readonly lang: string;
  readonly text: string | null;
}

/** Not available, not applicable and zero differ. */
export type FigureState = "known" | "not-available" | "not-applicable";

export interface Figure {
  readonly indicator: "population" | "area";
  readonly state: FigureState;
  /** People, or square kilometres; null unless `state` is "known". */
  readonly value: number | null;
  /** The year the figure stands for; null where the source gives none. */
  readonly year: number | null;
  /** What is to be known about the year, in English. */
  readonly yearNote: string | null;
  /** The source's title as a reader should see it. */
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly note: string | null;
}

/** Several figures of one indicator may stand side by side: of other years, other sources, or another area. */
export interface Facts {
  readonly figures: readonly Figure[];
}

/** The sections of a profile, each kept in versions of its own. */
export interface Sections {
  readonly summary: Summary;
  readonly facts: Facts;
}

export type SectionName = keyof Sections;

export const sectionNames = ["summary", "facts"] as const satisfies readonly SectionName[];
export const indicators = ["population", "area"] as const satisfies readonly Figure["indicator"][];
export const figureStates = [
  "known",
  "not-available",
  "not-applicable",
] as const satisfies readonly FigureState[];

/** A section's name with content of its shape. */
export type SectionContent = {
  [Name in SectionName]: { readonly section: Name; readonly content: Sections[Name] };
}[SectionName];

/** The figure that says that there is none. */
export function notAvailable(indicator: Figure["indicator"]): Figure {
  const nothing = { value: null, year: null, yearNote: null, source: null, sourceUrl: null, note: null };
  return { indicator, state: "not-available", ...nothing };
}
