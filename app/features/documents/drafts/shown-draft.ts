import type { ShownMissing, ShownProposal } from "../amendments/shown-amendments.ts";
import type { Said } from "../shown.ts";
import type { Stretch } from "../versions/word-changes.ts";
import type { NodeKind } from "./structure.ts";

export interface ShownDraftNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly number: string;
  readonly run: number | null;
  readonly depth: number;
  readonly parentId: string | null;
  /** Whether it stands in a published version: its kind then stays. */
  readonly isPublished: boolean;
  /** The text as it is written down, in the language that is written; empty where there is none. */
  readonly text: string;
  /** Of that text; 0 where there is none. */
  readonly revision: number;
  /** The authoritative text, where another language is written. */
  readonly original: string | null;
  /** Whether the original has changed since this text was written. */
  readonly isBehind: boolean;
  /** The paragraph that can become one with it. */
  readonly mergesWith: string | null;
  /** The comments that led to what it says, each with the number of the version in whose matrix it is a row. */
  readonly origins: readonly { readonly id: string; readonly version: number }[];
}

export interface ShownOrigin {
  readonly id: string;
  readonly lang: string;
  readonly body: string;
  readonly city: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly author: string | null;
  readonly isLinked: boolean;
  /** Number of the version in whose matrix it is a row. */
  readonly version: number;
  /** What the answer makes of it; null without one. */
  readonly disposition: string | null;
  /** For an amendment. */
  readonly proposal: ShownProposal | null;
}

/** What a paragraph said before. */
export interface ShownEarlierText {
  readonly id: number;
  readonly text: string;
  /** Who wrote it; null for what was taken over from the version before. */
  readonly name: string | null;
  readonly when: Said;
  /** From then to what it says now. */
  readonly change: readonly Stretch[];
}

export interface ShownOrigins {
  /** The comments that may have led to what a paragraph says, or did. */
  readonly comments: readonly ShownOrigin[];
  /** For a paragraph that is new: where in the version before comments stand, and the place that is chosen ("" for the whole document). */
  readonly choice: {
    readonly from: string | null;
    readonly places: readonly { readonly id: string; readonly number: string; readonly count: number }[];
  } | null;
}

/** A draft as its page shows it. */
export interface ShownDraft {
  /** The mandate that writes. */
  readonly editor: string;
  readonly slug: string;
  readonly number: number;
  /** The language that is written. */
  readonly lang: string;
  /** The authoritative language. */
  readonly original: string;
  readonly titles: readonly {
    readonly lang: string;
    readonly title: string;
    readonly label: string | null;
  }[];
  readonly nodes: readonly ShownDraftNode[];
  readonly removed: readonly { readonly id: string; readonly kind: NodeKind; readonly text: string }[];
  /** How many comments are placed anew at publishing; null for a first version. */
  readonly toPlace: number | null;
  /** Accepted amendments that are not in it yet; while a paragraph is open they are not looked for. */
  readonly missing: readonly ShownMissing[];
  /** The paragraph whose form is open. */
  readonly open:
    | (ShownOrigins & {
        readonly id: string;
        /** Where they are asked for; null otherwise. */
        readonly earlier: readonly ShownEarlierText[] | null;
      })
    | null;
}
