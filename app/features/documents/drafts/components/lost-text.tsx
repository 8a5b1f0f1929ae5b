import { Note } from "#app/components/note.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** What was typed into a paragraph that is gone by now, or into a draft. */
export function LostText({ text, why }: { readonly text: string; readonly why: "lost" | "lostDraft" }) {
  const t = useTexts("drafts");
  return (
    <Note isWarning>
      <label htmlFor="lost">{t(why)}</label>
      <textarea className="input" id="lost" rows={4} readOnly defaultValue={text} />
    </Note>
  );
}
