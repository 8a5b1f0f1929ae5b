import { writeMarkup, type Run } from "../markup.ts";

/** What a node of a document is. */
export type BlockKind = "section" | "paragraph" | "item" | "table" | "note";

/** A piece of a file as it would stand in the draft, in reading order. */
export interface Block {
  readonly kind: BlockKind;
  /** 1 at the top; a block lies within the last one before it that is less deep. */
  readonly depth: number;
  /** With marks as in markup.ts; a table as in tables.ts. */
  readonly text: string;
  /** The permanent id that the file itself names; null where it names none. */
  readonly id: string | null;
}

/** What an import cannot keep, or keeps as something else. */
export type LeftOutKind =
  | "pictures"
  | "drawings"
  | "embedded"
  | "readings"
  | "textBoxes"
  | "nestedTables"
  | "mergedCells"
  | "noHeadings"
  | "comments"
  | "notes"
  | "headers"
  | "equations"
  | "head"
  | "contents"
  | "typedNumbers"
  | "numberedParagraphs"
  | "looks"
  | "trackedChanges"
  | "code"
  | "quotes"
  | "rules"
  | "deep"
  | "characters";

export interface LeftOut {
  readonly what: LeftOutKind;
  /** The block it stood in or before, counted from 0; null where it belongs to the whole file. */
  readonly place: number | null;
}

/** A file as it was read. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
}

/** The text of a section: a heading has no emphasis of its own. */
export function headingText(runs: readonly Run[]): string {
  const text = runs
    .map((run) => run.text)
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
  return writeMarkup([{ text, isStrong: false, isEmphasised: false, href: null }]);
}
