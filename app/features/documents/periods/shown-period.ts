import type { Said } from "../shown.ts";

/** A comment period as its page shows it; times are written out for the reader. */
export interface ShownPeriod {
  readonly id: string;
  readonly state: "coming" | "open" | "closed";
  readonly sentence: Said;
  readonly opens: Said;
  readonly closes: Said;
  readonly takes: readonly string[];
  readonly publishesDirectly: boolean;
  /** Whether the reader's country keeps each city's comments from its other cities. */
  readonly isKeptApart: boolean;
  readonly changes: readonly { readonly from: Said; readonly to: Said; readonly reason: string }[];
  /** Its end as fields hold it, in the reader's zone. */
  readonly closesDate: string;
  readonly closesTime: string;
}

export interface WaitingComment {
  readonly id: string;
  readonly nodeId: string | null;
  /** The name one of the public gave, or the partner. */
  readonly author: string;
  readonly isPublic: boolean;
  readonly lang: string;
  readonly body: string;
  readonly quote: string | null;
  readonly proposed: string | null;
  readonly passageLang: string | null;
  readonly when: Said;
}

export interface ShownPeriods {
  readonly slug: string;
  readonly number: number;
  readonly latest: number;
  readonly title: string;
  /** The language of the title. */
  readonly lang: string;
  readonly periods: readonly ShownPeriod[];
  readonly waiting: readonly WaitingComment[];
  /** How many wait in all. */
  readonly waitingCount: number;
  /** The zone of the reader's times. */
  readonly zone: string;
  /** The reader's country, for its National Representative; else null. */
  readonly country: string | null;
  readonly can: {
    readonly changePeriod: boolean;
    readonly keepApart: boolean;
    readonly release: boolean;
  };
}
