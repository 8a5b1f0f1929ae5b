import type { CommentType } from "../comments/comment-types.ts";
import type { Disposition } from "./dispositions.ts";
import type { MatrixFilter } from "./filter.ts";

/** A section or paragraph as a list names it. */
export interface ShownPlace {
  readonly id: string;
  readonly number: string;
  /** Its first words, and their language. */
  readonly text: string;
  readonly lang: string;
}

export interface ShownAnswer {
  readonly response: string;
  readonly lang: string;
  /** Null while it is being worked on. */
  readonly disposition: Disposition | null;
  readonly resulting: { readonly id: string; readonly number: string } | null;
  readonly isPublished: boolean;
}

/** A row of the matrix with the columns of product.md. */
export interface ShownMatrixRow {
  readonly id: string;
  /** The beginning of the id, by which people name the row. */
  readonly code: string;
  readonly lang: string;
  /** Null for the whole document. */
  readonly section: ShownPlace | null;
  /** Null for a section, and for the whole document. */
  readonly paragraph: ShownPlace | null;
  /** Permanent id of where it was made; "" for the whole document. */
  readonly node: string;
  readonly quote: string | null;
  readonly quoteLang: string;
  readonly country: string | null;
  /** The city or organisation, else the name of one of the public. */
  readonly body: string | null;
  readonly officeKind: string | null;
  readonly type: CommentType;
  readonly proposed: string | null;
  readonly reason: string;
  /** Names of countries. */
  readonly supports: readonly string[];
  readonly answer: ShownAnswer | null;
  /** The revision of the answer that is seen; 0 where there is none. */
  readonly revision: number;
}

interface MatrixCounts {
  readonly number: number;
  readonly rows: number;
  readonly unanswered: number;
  readonly unpublished: number;
  readonly forMeeting: number;
}

export interface ShownMatrix {
  readonly slug: string;
  readonly title: string;
  readonly titleLang: string;
  readonly number: number;
  /** Every version whose matrix has rows, the newest first. */
  readonly versions: readonly number[];
  readonly counts: MatrixCounts;
  /** How many rows the filter asks for. */
  readonly fitting: number;
  readonly filter: MatrixFilter;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly ShownMatrixRow[];
  /** The rows that are being answered. */
  readonly answering: readonly string[];
  readonly sections: readonly ShownPlace[];
  /** Sections and paragraphs that can have come of a comment; only for those who answer. */
  readonly places: readonly ShownPlace[];
  /** Number of the version, or of the draft, in which resulting paragraphs are numbered; null for the one commented on. */
  readonly resultsIn: number | null;
  /** Whether accepted amendments can be put into the draft: of the latest version, by those who answer. */
  readonly mayPutIn: boolean;
  /** Comments that led to what a paragraph of the draft says, each with that paragraph. */
  readonly drafted: readonly (readonly [comment: string, paragraph: string])[];
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  readonly views: readonly { readonly name: string; readonly filter: MatrixFilter }[];
  readonly mayAnswer: boolean;
  readonly mayBringBack: boolean;
}
