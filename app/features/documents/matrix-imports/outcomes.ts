import type { CommentType } from "../comments/comment-types.ts";
import type { Disposition } from "../matrix/dispositions.ts";
import type { Column } from "./file-rows.ts";

/** Why a row is not taken, as a key of locales/<lang>/matrix-imports.json `why`. */
export type Why =
  | "unknownRow"
  | "badId"
  | "twice"
  | "noMark"
  | "changedMeanwhile"
  | "notYours"
  | "notChanged"
  | "newNotYours"
  | "unknownType"
  | "unknownDisposition"
  | "unknownParagraph"
  | "unknownLanguage"
  | "noProposal"
  | "required"
  | "tooLong"
  | "badCharacters"
  | "tooManyMarks"
  | "responseNeeded"
  | "commentPeriodClosed"
  | "commentSubmitted"
  | "commentWithdrawn"
  | "paragraphNotInVersion"
  | "quoteNotFound"
  | "amendmentSame";

/** A cell that the file says otherwise; choices by their keys. */
export interface Change {
  readonly column: Column;
  readonly before: string;
  readonly after: string;
}

/** An answer as the file gives it. */
export interface AnswerOf {
  readonly response: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly disposition: Disposition | null;
  readonly resultingNode: string | null;
}

/** A comment's other words as the file gives them. */
export interface Rewording {
  readonly type: CommentType;
  readonly lang: string;
  readonly body: string;
  readonly proposed: string | undefined;
  readonly revision: number;
}

/** A comment that the file brings. */
export interface Brought {
  /** Made of what it says: brought again it is the same. */
  readonly id: string;
  readonly paragraph: string;
  readonly type: CommentType;
  readonly lang: string;
  readonly body: string;
  readonly quote: string | undefined;
  readonly proposed: string | undefined;
  readonly passageLang: string | undefined;
}

/** What becomes of a row of a file. */
export type Outcome =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "changed";
      readonly changes: readonly Change[];
      readonly answer: AnswerOf | null;
      readonly comment: Rewording | null;
    }
  | { readonly kind: "new"; readonly changes: readonly Change[]; readonly comment: Brought }
  | {
      readonly kind: "refused";
      readonly why: Why;
      /** The column it is about. */
      readonly column: Column | null;
      /** Of a row that was changed meanwhile: what it says now, and what the file says. */
      readonly changes: readonly Change[];
    };

/** Not taken, for this reason. */
export function refused(why: Why, column: Column | null = null, changes: readonly Change[] = []): Outcome {
  return { kind: "refused", why, column, changes };
}
