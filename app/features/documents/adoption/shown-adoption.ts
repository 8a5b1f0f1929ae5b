import type { Said, ShownStage } from "../shown.ts";
import type { Outcome, Way, Word } from "./procedures.ts";
import type { adoptionPolicy } from "./policy.ts";
import type { NextStep, Step } from "./steps.ts";

/** What a country said; it is waited for while the procedure runs, silent once its time is over, unspoken where it ended before. */
export interface ShownWord {
  readonly country: string;
  readonly name: string;
  readonly word: Word | "waited" | "silent" | "unspoken";
  /** The kind of office that spoke; null where none did. */
  readonly office: string | null;
  readonly at: Said | null;
  readonly statement: string | null;
  /** BCP 47 tag of the statement and the proposed text. */
  readonly lang: string | null;
  readonly proposed: string | null;
  /** The paragraph an amendment is about: its permanent id and how it begins in the authoritative language. */
  readonly passage: { readonly id: string; readonly words: string } | null;
}

export interface ShownProcedure {
  readonly id: string;
  readonly version: number;
  readonly way: Way;
  readonly opened: Said;
  readonly expires: Said | null;
  readonly shortReason: string | null;
  readonly outcome: Outcome | null;
  readonly decided: Said | null;
  readonly nextStep: NextStep | null;
  readonly nextStepText: string | null;
  /** Null for those who may not see who said what. */
  readonly words: readonly ShownWord[] | null;
}

export interface ShownRow {
  readonly id: string;
  readonly country: string;
  readonly lang: string;
  readonly body: string;
  readonly proposed: string | null;
  readonly response: string | null;
  readonly disposition: string | null;
}

export interface ShownCorrigendum {
  readonly number: number;
  /** The number of the section or paragraph in the adopted text; null for the whole document. */
  readonly paragraph: string | null;
  readonly lang: string;
  readonly text: string;
  readonly reason: string;
  readonly at: Said;
}

export interface ShownRecord {
  readonly version: number;
  readonly isIllustrative: boolean;
  readonly adopted: Said;
  readonly sha256: string;
  readonly texts: readonly {
    readonly lang: string;
    readonly language: Said;
    readonly title: string;
    readonly isAuthoritative: boolean;
    readonly sha256: string;
    readonly nodes: readonly {
      readonly id: string;
      readonly kind: string;
      readonly number: string;
      readonly text: string;
    }[];
  }[];
  /** The first rows of the matrix; all stand in the JSON. */
  readonly rows: readonly ShownRow[];
  readonly rowCount: number;
  readonly noted: { readonly on: Said; readonly occasion: string } | null;
  readonly corrigenda: readonly ShownCorrigendum[];
}

/** The end of the running procedure: in the reader's zone and in UTC. */
export interface ShownClock {
  /** ISO 8601, UTC. */
  readonly iso: string;
  readonly at: Said;
}

export interface AdoptionOption {
  readonly value: string;
  readonly label: string;
}

export interface ShownAdoption {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly number: number;
  readonly stages: readonly ShownStage[];
  readonly deadline: Said | null;
  readonly step: Step;
  readonly next: string;
  readonly clock: ShownClock | null;
  /** The latest first. */
  readonly procedures: readonly ShownProcedure[];
  readonly record: ShownRecord | null;
  /** What the reader may do now: by their office and by the step. */
  readonly can: Record<keyof typeof adoptionPolicy, boolean>;
  /** Whether they are told of changes as they happen. */
  readonly isLive: boolean;
  readonly form: {
    /** An id for each word that may be sent; sent twice it is one word. */
    readonly ids: readonly string[];
    readonly countries: readonly AdoptionOption[];
    readonly meetings: readonly AdoptionOption[];
    readonly paragraphs: readonly AdoptionOption[];
    /** Zones in which an expiry may be given, by a place in each. */
    readonly zones: readonly AdoptionOption[];
    /** The reader's own. */
    readonly zone: string;
  };
}
