import type { Said } from "../shown.ts";
import type { PeriodState } from "../stages.ts";

/** A comment period as its page shows it; times are written out for the reader. */
export interface ShownPeriod {
  readonly id: string;
  readonly state: PeriodState;
  readonly sentence: Said;
  readonly opens: Said;
  readonly closes: Said;
  /** Until when countries submit; null where they are not asked. */
  readonly submits: Said | null;
  readonly takes: readonly string[];
  readonly publishesDirectly: boolean;
  /** Whether the reader's country keeps each city's comments from its other cities. */
  readonly isKeptApart: boolean;
  readonly changes: readonly ShownPeriodChange[];
  /** Its end, and until when countries submit, as fields hold them, in the reader's zone. */
  readonly end: WrittenMoment;
  readonly due: WrittenMoment;
}

interface WrittenMoment {
  readonly date: string;
  readonly time: string;
}

/** A moving of the end, of the countries' date, or of both; null for what stayed. */
interface ShownPeriodChange {
  readonly end: { readonly from: Said; readonly to: Said } | null;
  readonly due: { readonly from: Said; readonly to: Said } | null;
  readonly reason: string;
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
