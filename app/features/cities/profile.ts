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
