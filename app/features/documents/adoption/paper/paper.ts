import type { ExportedNode, Word } from "../../exports/exported.ts";

/** What stands beside a name: words, or a hash or a moment that is set as it is. */
export interface PaperFact {
  readonly name: Word;
  readonly value: Word;
  readonly isCode?: boolean;
}

/** What follows one after the other in a record on paper. */
export type PaperBlock =
  /** Level 1 is a part, with its letter; below it there are no numbers: the texts have their own. */
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly said: Word;
      /** Whether it begins a page. */
      readonly isFresh?: boolean;
    }
  | { readonly kind: "says"; readonly said: Word }
  | { readonly kind: "facts"; readonly facts: readonly PaperFact[] }
  | {
      readonly kind: "table";
      /** Shares of the width. */
      readonly widths: readonly number[];
      readonly headings: readonly Word[];
      readonly rows: readonly (readonly Word[])[];
    }
  /** Words of others, in full: who said them, as what, and the words. */
  | {
      readonly kind: "statement";
      readonly by: Word;
      readonly about: readonly Word[];
      readonly texts: readonly Word[];
    }
  /** A language version, numbered as on the portal. */
  | { readonly kind: "nodes"; readonly lang: string; readonly nodes: readonly ExportedNode[] }
  /** A row of the matrix. */
  | {
      readonly kind: "row";
      readonly number: number;
      readonly by: Word;
      readonly about: readonly Word[];
      readonly facts: readonly PaperFact[];
    };

/** The record of an adoption as it is set on paper, in one language; texts of others each in their own. */
export interface Paper {
  readonly slug: string;
  readonly number: number;
  /** BCP 47 tag of the language that the paper itself speaks. */
  readonly lang: string;
  /** Where the record is read on the portal. */
  readonly address: string;
  readonly network: Word;
  /** "Adoption record" */
  readonly kind: Word;
  readonly title: Word;
  readonly label: Word | null;
  readonly version: Word;
  readonly contents: Word;
  /** What the title page says of the record. */
  readonly facts: readonly PaperFact[];
  readonly blocks: readonly PaperBlock[];
}
