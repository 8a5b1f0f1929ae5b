import type { ShownPlace } from "../matrix/shown-matrix.ts";
import type { Said } from "../shown.ts";
import type { ShownSaying } from "../versions/shown-places.ts";
import type { Stretch } from "../versions/word-changes.ts";
import type { Decision } from "./position.ts";

/** A comment of the country, and what the country makes of it. */
export interface ShownPositionComment extends ShownSaying {
  /** Whether a city said it; else the country itself. */
  readonly isOfCity: boolean;
  readonly quote: string | null;
  readonly proposed: string | null;
  readonly passageLang: string | null;
  /** For an amendment: what its passage says and should say. */
  readonly change: readonly Stretch[] | null;
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly reasonLang: string | null;
  /** The country's words that it went into. */
  readonly into: { readonly id: string; readonly body: string; readonly lang: string } | null;
  /** Names of the cities whose comments stand behind these words of the country. */
  readonly from: readonly string[];
  /** The handle of the office that said it. */
  readonly handle: string | null;
  /** Whether it is in the country's own words, made of its cities'. */
  readonly isWording: boolean;
}

export interface ShownPositionGroup {
  /** Permanent id of the section or paragraph; "" for the whole document. */
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly lang: string;
  readonly text: string;
  readonly comments: readonly ShownPositionComment[];
}

/** What is being written in the country's words, from the comments of the address, or from none. */
export interface ShownWording {
  readonly sources: readonly string[];
  readonly paragraph: string;
  readonly type: string;
  readonly body: string;
  /** The language that all of it is written in; null where there are several. */
  readonly lang: string | null;
  readonly quote: string;
  readonly proposed: string;
  readonly passageLang: string;
}

interface ShownCountry {
  readonly code: string;
  readonly name: string;
  /** When it submitted; null where it has not. */
  readonly submitted: Said | null;
  readonly comments: number;
}

export interface ShownPosition {
  readonly slug: string;
  readonly number: number;
  readonly latest: number;
  readonly title: string;
  readonly titleLang: string;
  /** Name of the reader's country; null for the Chair and the Secretariat. */
  readonly country: string | null;
  /** Until when positions are submitted, or that it is over; null without a period. */
  readonly deadline: Said | null;
  readonly isRunning: boolean;
  readonly submitted: {
    readonly when: Said;
    readonly statement: string | null;
    readonly comments: number;
  } | null;
  readonly groups: readonly ShownPositionGroup[];
  /** Ids of the comments that nothing is decided of. */
  readonly undecided: readonly string[];
  readonly wording: ShownWording | null;
  /** Where a comment of the country's own can be made, while one is written. */
  readonly places: readonly ShownPlace[];
  /** Of the country, for its National Representative. */
  readonly cities: readonly { readonly slug: string; readonly name: string; readonly comments: number }[];
  /** Every Member State, for the Chair and the Secretariat. */
  readonly countries: readonly ShownCountry[];
  readonly can: { readonly read: boolean; readonly prepare: boolean; readonly submit: boolean };
  /** Ids for what is sent: sent twice it is one. */
  readonly newId: string;
}
