import { writeMarkup, type Run } from "../markup.ts";
import { writeTable } from "../tables.ts";
import {
  headingText,
  type Block,
  type BlockKind,
  type LeftOut,
  type LeftOutKind,
  type Reading,
} from "./blocks.ts";
import { readableText } from "./readable.ts";
import { withoutTypedNumbers } from "./typed-numbers.ts";

/** Six headings, and a list within a list below the last. */
const deepestHeading = 6;
const deepestItem = 8;

/** Title, note and facts over an exported text. */
const headLines = 3;

/**
 * Gathers what a reader meets into blocks with depths: a heading opens a section below the last wider one, whatever
 * levels are skipped; items lie within the paragraph before them; a note within what refers to it.
 */
export class Outline {
  readonly #blocks: Block[] = [];
  readonly #leftOut: LeftOut[] = [];
  /** The levels of the headings that are open now. */
  readonly #open: number[] = [];
  /** How deep the paragraph lies that items now belong to, and the last of its items. */
  #base = 0;
  #lastItem = 0;
  #hasBegun = false;

  heading(level: number, runs: readonly Run[], id: string | null): void {
    const given = Math.min(level, deepestHeading);
    while ((this.#open.at(-1) ?? 0) >= given) this.#open.pop();
    if (this.#add("section", this.#open.length + 1, headingText(runs), id)) this.#open.push(given);
    this.#begin(this.#open.length);
  }

  paragraph(runs: readonly Run[], id: string | null): void {
    const depth = this.#open.length + 1;
    if (this.#add("paragraph", depth, writeMarkup(trimmed(runs)), id)) this.#begin(depth);
  }

  /** An item of a list, `level` from 0. */
  item(level: number, runs: readonly Run[], id: string | null): void {
    const depth = Math.min(this.#base + 1 + level, this.#lastItem + 1, deepestItem);
    if (this.#add("item", depth, writeMarkup(trimmed(runs)), id)) this.#lastItem = depth;
  }

  /** Rows of cells, each in runs. */
  table(rows: readonly (readonly (readonly Run[])[])[], id: string | null): void {
    const written = rows.map((row) => row.map((cell) => writeMarkup(trimmed(cell))));
    if (written.flat().every((cell) => cell === "")) return;
    const depth = this.#open.length + 1;
    this.#add("table", depth, writeTable(written), id);
    this.#begin(this.#open.length);
  }

  note(runs: readonly Run[], id: string | null): void {
    this.#add("note", this.#base + 1, writeMarkup(trimmed(runs)), id);
  }

  /**
   * Says that the text of one of our own files begins here, where the first id is met: its title and what is said of the
   * version are the portal's to write. A file that says more before its first id is no longer as it was exported.
   */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    if (this.#blocks.length === 0 || this.#blocks.length > headLines) return;
    this.#blocks.length = 0;
    this.#leftOut.length = 0;
    this.#open.length = 0;
    this.#begin(0);
    this.leaveOfAll("head");
  }

  /** Says that something is left out at the block that comes next. */
  leave(what: LeftOutKind): void {
    this.#leftOut.push({ what, place: this.#blocks.length });
  }

  /** Says that something of the whole file is left out. */
  leaveOfAll(what: LeftOutKind): void {
    this.#leftOut.push({ what, place: null });
  }

  /** What was gathered; typed numbers are taken off headings, because the portal counts them itself. */
  finish(): Reading {
    const { blocks, isChanged } = withoutTypedNumbers(this.#blocks);
    if (isChanged) this.leaveOfAll("typedNumbers");
    if (blocks.length > 0 && blocks.every(({ kind }) => kind !== "section")) this.leaveOfAll("noHeadings");
    const last = blocks.length - 1;
    const leftOut = this.#leftOut.map(({ what, place }) => ({
      what,
      place: place === null || last < 0 ? null : Math.min(place, last),
    }));
    return { blocks, leftOut };
  }

  /** What items and notes now belong to lies this deep. */
  #begin(depth: number): void {
    this.#base = depth;
    this.#lastItem = depth;
  }

  #add(kind: BlockKind, depth: number, written: string, id: string | null): boolean {
    const { text, isChanged } = readableText(written);
    if (text === "") return false;
    if (isChanged) this.leave("characters");
    this.#blocks.push({ kind, depth, text, id });
    return true;
  }
}

/** The runs without blanks around them all. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  while (kept[0]?.text.trim() === "") kept.shift();
  while (kept.at(-1)?.text.trim() === "") kept.pop();
  return kept.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === kept.length - 1 ? start.trimEnd() : start };
  });
}
