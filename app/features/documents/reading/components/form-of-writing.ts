import type { RefObject } from "react";
import type { FormReply } from "#app/http/form.ts";
import type { ShownDocument, ShownParagraph } from "../../shown.ts";
import type { Keeping } from "./keep-typing.ts";
import type { ChosenPassage } from "./passage-state.ts";

/** What the forms of a comment and of an amendment are given. */
export interface FormOfWriting {
  readonly page: ShownDocument;
  readonly chosen: ShownParagraph;
  /** The language of the text to be amended, where the address names it. */
  readonly amend: string | null;
  /** What is in the form already, and what of it was refused. */
  readonly reply: FormReply | undefined;
  readonly form: RefObject<HTMLFormElement>;
  readonly keeping: Keeping;
  /** Takes what stands in the form along to the other form. */
  readonly onSwitch: () => void;
  /** Brings words of the paragraph into the form. */
  readonly onPassage: (passage: ChosenPassage) => void;
}
