import type { LeftOut } from "./blocks.ts";
import type { Known, Matched } from "./matching.ts";

/** A file that was sent in, and what it is read for. */
export interface FileToRead {
  readonly bytes: Uint8Array;
  /** Its ending says what it is meant to be; what it is, its bytes say. */
  readonly name: string;
  readonly acceptsChanges: boolean;
  /** What the blocks are matched with, in reading order. */
  readonly known: readonly Known[];
  /** Whether the text is that of a translation: its structure is that of the authoritative text. */
  readonly isTranslation: boolean;
}

/** What a file holds, as it would stand in the draft. */
export interface FileRead {
  readonly blocks: readonly Matched[];
  readonly leftOut: readonly LeftOut[];
}
