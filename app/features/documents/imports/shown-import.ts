import type { Stretch } from "../versions/word-changes.ts";
import type { BlockKind, LeftOutKind } from "./blocks.ts";
import type { ImportRefusal } from "./limits.ts";
import type { How } from "./matching.ts";

/** A block of a file as the preview shows it. */
export interface ShownBlock {
  /** Counted from 0 through the whole file. */
  readonly index: number;
  readonly kind: BlockKind;
  readonly depth: number;
  /** What changes from what the node says now; one stretch where nothing does or it is new. */
  readonly stretches: readonly Stretch[];
  /** Number of the node that it is; null for a new one. */
  readonly number: string | null;
  readonly how: How | null;
  readonly isOut: boolean;
  readonly isSame: boolean;
}

/** The block whose match is being changed, and the nodes that it may be. */
export interface ShownChoice {
  readonly block: number;
  /** The id of the node, `new` or `out`. */
  readonly match: string;
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
}

/** A file as it would be taken into the draft. */
export interface ShownPreview {
  readonly blocks: readonly ShownBlock[];
  readonly choice: ShownChoice | null;
  readonly page: number;
  readonly pages: number;
  readonly counts: Readonly<Record<"same" | "changed" | "fresh" | "out" | "gone", number>>;
  /** Nodes that would be taken out of the draft, the first of them. */
  readonly gone: readonly { readonly id: string; readonly number: string; readonly begins: string }[];
  readonly leftOut: readonly {
    readonly what: LeftOutKind;
    readonly count: number;
    /** The blocks where it stood, the first of them, each on its page. */
    readonly places: readonly { readonly block: number; readonly page: number }[];
  }[];
  /** The title that the draft has in this language, if it has one. */
  readonly title: string;
}

export interface ShownImport {
  readonly slug: string;
  readonly id: string;
  /** The file's own name. */
  readonly name: string;
  readonly lang: string;
  readonly isTranslation: boolean;
  readonly state: "waiting" | "reading" | "read" | "refused" | "taken";
  /** 0 to 1. */
  readonly progress: number;
  readonly refusal: ImportRefusal | null;
  readonly preview: ShownPreview | null;
}
