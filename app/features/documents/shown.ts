import type { Run } from "./markup.ts";
import type { StageKey } from "./stages.ts";
import type { Stretch } from "./versions/word-changes.ts";

/*
 * What the pages of documents are given. Dates and names of countries come as they are to be read: a browser may write
 * a language's dates and names otherwise than the server, and the page would then not be the one that it takes over.
 */

/** A sentence or a date, and its language where that is not the page's. */
export interface Said {
  readonly text: string;
  readonly lang: string | undefined;
}

/** What is read of a text of the document in one of its languages (BCP 47). */
export interface Passage {
  readonly lang: string;
  readonly text: string;
  /** How it looks, where it has emphasis or links. */
  readonly runs?: readonly Run[] | undefined;
  /** The cells of a table, the first row its headings. */
  readonly rows?: readonly (readonly (readonly Run[])[])[] | undefined;
}

export interface ShownStage {
  readonly key: StageKey;
  readonly state: "done" | "now" | "coming";
  readonly detail: Said | null;
}

/** The title of a version and what stands under it. */
interface ShownHead {
  readonly slug: string;
  readonly title: string;
  /** The language shown: the reader's, else the authoritative one. */
  readonly lang: string;
  readonly authoritative: string;
  /** The authoritative one first. */
  readonly languages: readonly string[];
  /** When its comment period closes, or has closed. */
  readonly deadline: Said | null;
}

export interface ShownRow extends ShownHead {
  readonly version: number;
  readonly stage: StageKey;
  readonly isIllustrative: boolean;
  /** How many comments one may see; null for those who see none. */
  readonly count: number | null;
}

export interface ShownNode {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  /** A paragraph's number counted through the whole document. */
  readonly run: number | null;
  readonly depth: number;
  readonly passages: readonly Passage[];
  readonly count: number;
}

/** A file that hangs on a comment. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  /** What it shows, as its sender described it. */
  readonly description: string | null;
  /** "PDF" */
  readonly type: string;
  readonly size: Said;
  readonly href: string;
}

/** The office that spoke; `kind` is null, with a name instead, for one of the public. */
export interface ShownSpeaker {
  readonly kind: string | null;
  readonly capacity: string | null;
  readonly authorName: string | null;
  readonly city: string | null;
  readonly organisation: string | null;
  /** Name of the country, in the reader's language. */
  readonly country: string | null;
}

/** What is said by a comment or a reply, and what has become of it. */
interface ShownWords extends ShownSpeaker {
  readonly id: string;
  readonly lang: string;
  /** Empty where it was withdrawn and is not for the reader. */
  readonly body: string;
  readonly createdAt: Date;
  readonly when: Said;
  /** When it was changed last; null where it is as it was made. */
  readonly edited: Said | null;
  readonly isWithdrawn: boolean;
  readonly revision: number;
  /** Handles of the offices that it mentions. */
  readonly mentions: readonly string[];
}

export interface ShownReply extends ShownWords {
  readonly can: { readonly edit: boolean; readonly withdraw: boolean };
}

/** A comment's own words, and what hangs on it. */
interface ShownThread extends ShownWords {
  /** Those who support it, in the order in which they came. */
  readonly supports: readonly ShownSpeaker[];
  /** Whether the reader's office is one of them. */
  readonly isSupported: boolean;
  readonly replies: readonly ShownReply[];
  readonly can: {
    readonly reply: boolean;
    readonly support: boolean;
    readonly edit: boolean;
    readonly withdraw: boolean;
  };
}

/** A place in a later version where a comment stands, or that was changed because of it. */
export interface ShownFatePlace {
  readonly version: number;
  /** Null for the whole document. */
  readonly nodeId: string | null;
  /** Null where it does not stand in that version. */
  readonly kind: string | null;
  readonly at: string | null;
}

/** What became of a comment after the version shown. */
export interface ShownFate extends ShownFatePlace {
  /** Of its place in the latest version; null where it never had one. */
  readonly state: string | null;
  readonly led: readonly ShownFatePlace[];
}

/** What was answered to a comment. */
export interface ShownAnswered {
  readonly response: string;
  readonly lang: string;
  readonly disposition: string | null;
  /** When it was published; null for one that is not published as it stands. */
  readonly published: Said | null;
  /** Kind of the office that answered. */
  readonly kind: string;
  /** The paragraph that came of it, as far as it is published. */
  readonly resulting: ShownFatePlace | null;
  /** Whether what came of it is not published yet. */
  readonly isToCome: boolean;
}

export interface ShownComment extends ShownThread {
  /** The message of a room that it came of, by the room's slug and the message's number; null for who may not read that room. */
  readonly source: { readonly room: string; readonly message: number } | null;
  readonly answer: ShownAnswered | null;
  /** Null in the latest version. */
  readonly fate: ShownFate | null;
  readonly type: string;
  readonly quote: string | null;
  /** The language in which the paragraph says what is quoted. */
  readonly quoteLang: string | null;
  /** For an amendment: what its passage says and should say, word by word. */
  readonly change: readonly Stretch[] | null;
  readonly files: readonly ShownFile[];
  /** What the reader's country makes of this comment of one of its cities. */
  readonly decided: {
    readonly decision: string;
    readonly reason: string | null;
    readonly reasonLang: string | null;
    readonly into: { readonly id: string; readonly body: string; readonly lang: string } | null;
  } | null;
  /** What it proposes, for those who may change it. */
  readonly proposed: string | null;
}

/** A section or paragraph that was chosen, or the whole document (id ""). */
export interface ShownParagraph {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  /** Its text in every language it has. */
  readonly passages: readonly Passage[];
  /** What one was writing here, and that it was kept. */
  readonly draft: { readonly fields: Readonly<Record<string, string>>; readonly kept: Said } | null;
  readonly comments: readonly ShownComment[];
  /** How many comments of each country are held back; told to the Secretariat and the Chair. */
  readonly held: readonly { readonly country: string; readonly name: string; readonly count: number }[];
}

export interface ShownDocument extends ShownHead {
  readonly number: number;
  readonly latest: number;
  /** The language beside, if any. */
  readonly beside: string | null;
  /** The version that the reader read before this one, while this one is new to them. */
  readonly since: number | null;
  /** How many comments wait for a place in this version; told to who may confirm it. */
  readonly waiting: number;
  readonly can: {
    readonly listComments: boolean;
    readonly placeComments: boolean;
    readonly readMatrix: boolean;
    /** Whether its room is the reader's to read. */
    readonly discuss: boolean;
  };
  /** The numbers of the other versions, the newest first. */
  readonly others: readonly number[];
  readonly published: Said;
  /** The note that says whose text it is not. */
  readonly label: string | null;
  /** That the document does not exist in the reader's language. */
  readonly missing: Said;
  readonly stages: readonly ShownStage[];
  readonly nodes: readonly ShownNode[];
  /** Of comments on the whole document. */
  readonly count: number;
  readonly chosen: ShownParagraph | null;
  /** Where one is writing something that is not sent. */
  readonly drafts: readonly Pick<ShownNode, "id" | "kind" | "number">[];
  readonly seesComments: boolean;
  /** Whether the deadline is one to come: for comments, or for the countries. */
  readonly isDue: boolean;
  readonly mayComment: boolean;
  /** Whether the reader opens the page of country positions. */
  readonly seesPosition: boolean;
  /** Whether the reader writes drafts of it. */
  readonly mayDraft: boolean;
  /** A member: the page of the comment periods is for them. */
  readonly mayReadTerms: boolean;
  /** A visitor: if they may comment, then under a name and without an account. */
  readonly isPublic: boolean;
  /** A visitor, while comments are taken: those who may write one sign in first. */
  readonly mayAfterSignIn: boolean;
  /** The id that the form sends: sent twice it is one comment. */
  readonly newId: string;
  /** Words of the comment form. */
  readonly form: {
    readonly office: string;
    readonly limit: string;
    /** Whether files may come with it: from those who act under a mandate. */
    readonly takesFiles: boolean;
    /** Who sees the comment when. */
    readonly seen: "visible" | "held" | "read";
  };
}
