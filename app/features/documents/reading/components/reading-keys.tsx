import { useEffect, useRef, type RefObject } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { goTo, keyIn, placeFrom } from "./move-by-key.ts";
import { useIsLive } from "./use-is-live.ts";

/** Each key and what it does. */
const notes = [
  ["j", "next"],
  ["k", "previous"],
  ["c", "comments"],
  ["?", "help"],
] as const;

/** The note on the keys of the text, and the keys themselves: they work only while the focus is in the text (WCAG 2.1.4). Needs script. */
export function ReadingKeys({ text }: { readonly text: RefObject<HTMLElement> }) {
  const t = useTexts("reading");
  const note = useRef<HTMLDetailsElement>(null);
  const isLive = useIsLive();
  useEffect(() => {
    const element = text.current;
    const press = (event: KeyboardEvent) => {
      const key = keyIn(event);
      if (!key || !element) return;
      event.preventDefault();
      if (key === "help") openNote(note.current);
      else if (key === "comments") placeFrom(element)?.querySelector<HTMLElement>(".document-count")?.click();
      else goTo(placeFrom(element, key));
    };
    element?.addEventListener("keydown", press);
    return () => {
      element?.removeEventListener("keydown", press);
    };
  }, [text]);
  if (!isLive) return null;
  return (
    <details ref={note} className="document-keys">
      <summary>{t("keys.title")}</summary>
      <dl>
        {notes.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="field-hint">{t("keys.where")}</p>
      <button
        className="button button-quiet"
        type="button"
        onClick={() => {
          if (text.current) goTo(placeFrom(text.current));
        }}
      >
        {t("keys.start")}
      </button>
    </details>
  );
}

function openNote(note: HTMLDetailsElement | null): void {
  if (!note) return;
  note.open = true;
  note.querySelector("summary")?.focus();
}
