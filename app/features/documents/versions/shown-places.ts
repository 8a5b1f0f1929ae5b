import type { Said } from "../shown.ts";
import type { Stretch } from "./word-changes.ts";

/** Who said a comment, and its words, as a list shows them. */
export interface ShownSaying {
  readonly id: string;
  readonly type: string;
  readonly lang: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly when: Said;
  readonly kind: string | null;
  readonly capacity: string | null;
  readonly authorName: string | null;
  readonly city: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
}

export interface ShownPlace extends ShownSaying {
  readonly state: string;
  /** What it quoted. */
  readonly oldQuote: string | null;
  /** What it would quote at the place suggested. */
  readonly suggestedQuote: string | null;
  /** The number of the paragraph where it now stands; null where it was left without one, or waits. */
  readonly decided: string | null;
  readonly decidedWhen: Said | null;
}

/** Comments that were about one paragraph and may belong to one of the new version: they are looked at together. */
export interface ShownGroup {
  readonly key: string;
  /** The paragraph of the new version, null without a suggestion. */
  readonly paragraph: string | null;
  readonly number: string | null;
  /** Version and number of the paragraph it was about. */
  readonly oldVersion: number;
  readonly oldNumber: string | null;
  /** The language in which the texts are compared. */
  readonly lang: string;
  readonly before: string;
  readonly after: string | null;
  readonly change: readonly Stretch[];
  readonly places: readonly ShownPlace[];
}

export interface ShownPlaces {
  readonly slug: string;
  readonly title: string;
  readonly titleLang: string;
  readonly number: number;
  readonly latest: number;
  readonly view: "waiting" | "decided";
  readonly counts: {
    readonly waiting: number;
    readonly decided: number;
    readonly hidden: number;
    readonly unsuggested: number;
  };
  readonly groups: readonly ShownGroup[];
  readonly page: number;
  readonly hasMore: boolean;
  /** The comment for which another place is being chosen. */
  readonly choosing: string | null;
  /** The paragraphs of the version, for choosing. */
  readonly paragraphs: readonly { readonly id: string; readonly label: string; readonly lang: string }[];
  readonly canDecide: boolean;
}
