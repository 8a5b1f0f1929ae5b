import type { Stretch } from "../versions/word-changes.ts";

/** An accepted amendment that no paragraph of the draft is linked to. */
export interface ShownMissing {
  readonly id: string;
  /** Number of the version in whose matrix it is a row. */
  readonly version: number;
  /** The office that made it: its city or organisation, and its country by its code. */
  readonly body: string | null;
  readonly country: string | null;
  readonly disposition: string;
  /** The paragraph, with its number in the draft; null where it does not stand there any more. */
  readonly paragraph: string;
  readonly number: string | null;
  /** The language of the words it is about. */
  readonly lang: string;
  readonly change: readonly Stretch[];
  /** Whether one click puts it in; else a person looks at the paragraph. */
  readonly isByClick: boolean;
}

/** What an amendment proposes at the paragraph that is open in the draft. */
export interface ShownProposal {
  /** What changes word by word: in the draft's text, or in its own words where these do not stand there. */
  readonly change: readonly Stretch[];
  readonly lang: string;
  readonly isOfDraft: boolean;
  /** Whether it was accepted, is not in yet, and its words stand in the text that is open. */
  readonly canPut: boolean;
  readonly canTakeBack: boolean;
}
