import type { Change, Why } from "./outcomes.ts";
import type { Column } from "./file-rows.ts";

/** A row of a file as a page shows it. */
export interface ShownRow {
  /** Its place in the file, from 1. */
  readonly line: number;
  /** The beginning of the comment's id, by which people name the row; null for a new one. */
  readonly code: string | null;
  readonly kind: "changed" | "new" | "refused";
  readonly why: Why | null;
  readonly column: Column | null;
  readonly changes: readonly Change[];
}

export interface ShownMatrixImport {
  readonly slug: string;
  readonly id: string;
  /** Number of the version. */
  readonly number: number;
  readonly name: string;
  /** Language of what was filled in. */
  readonly lang: string;
  /** Whether it was written. */
  readonly isTaken: boolean;
  readonly counts: {
    readonly changed: number;
    readonly new: number;
    readonly refused: number;
    readonly unchanged: number;
  };
  readonly rows: readonly ShownRow[];
  readonly page: number;
  readonly pages: number;
}

/** Where a filled-in matrix is sent in. */
export interface ShownSending {
  readonly slug: string;
  readonly title: string;
  readonly titleLang: string;
  readonly number: number;
  readonly mayAnswer: boolean;
  readonly imports: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly isTaken: boolean;
  }[];
}
