import { Note } from "#app/components/note.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** Words that came too late for a room: they can be copied from here. Nothing where there are none. */
export function UnsentWords({ words }: { readonly words: string }) {
  const t = useTexts("rooms");
  if (words === "") return null;
  return (
    <Note>
      <p>{t("unsent")}</p>
      <p className="whitespace-pre-line wrap-anywhere" dir="auto">
        {words}
      </p>
    </Note>
  );
}
