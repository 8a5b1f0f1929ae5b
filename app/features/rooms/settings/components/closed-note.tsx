import { Note } from "#app/components/note.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { RoomState } from "../../policy.ts";
import { UnsentWords } from "../../writing/components/unsent-words.tsx";

interface ClosedNoteProps {
  readonly state: Exclude<RoomState, "open">;
  /** What the form said when it came too late: its words are not lost. */
  readonly reply: FormReply | undefined;
}

/** What stands in the place of the box, in a room that is read only. */
export function ClosedNote({ state, reply }: ClosedNoteProps) {
  const t = useTexts("rooms");
  return (
    <div className="stack pt-4" id="body" tabIndex={-1}>
      <Note>{t(`state.${state}`)}</Note>
      <UnsentWords words={typed(reply, "body")} />
    </div>
  );
}
