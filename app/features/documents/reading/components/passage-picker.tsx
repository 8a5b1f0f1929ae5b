import { useEffect, useRef } from "react";
import { languages } from "#app/language/languages.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Passage } from "../../shown.ts";
import type { ChosenPassage } from "./passage-state.ts";
import { useIsLive } from "./use-is-live.ts";

interface PassagePickerProps {
  readonly passages: readonly Passage[];
  readonly onPassage: (passage: ChosenPassage) => void;
}

/** For those who choose words by keyboard: the paragraph in fields that can be read only, and a button that quotes what is selected. Needs script. */
export function PassagePicker({ passages, onPassage }: PassagePickerProps) {
  const t = useTexts("reading");
  const isLive = useIsLive();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A field that cannot be written into would have no caret to select with.
    const refuse = (event: Event) => {
      event.preventDefault();
    };
    const element = fields.current;
    element?.addEventListener("beforeinput", refuse);
    return () => {
      element?.removeEventListener("beforeinput", refuse);
    };
  }, [isLive]);
  const last = useRef<HTMLTextAreaElement | null>(null);
  if (!isLive) return null;
  const take = () => {
    const from = last.current ?? fields.current?.querySelector("textarea");
    const quote = from?.value.slice(from.selectionStart, from.selectionEnd).trim();
    if (!from || !quote) return;
    onPassage({ quote, lang: from.lang });
  };
  return (
    <div ref={fields} className="document-picker">
      {passages.map(({ lang, text }) => (
        <label key={lang} className="field">
          <span className="field-label">
            {t("pick.label")} <span lang={lang}>{languages.find(({ tag }) => tag === lang)?.endonym}</span>
          </span>
          <textarea
            className="input"
            rows={3}
            aria-readonly
            lang={lang}
            defaultValue={text}
            onSelect={({ currentTarget }) => {
              last.current = currentTarget;
            }}
          />
        </label>
      ))}
      <p className="field-hint">{t("pick.hint")}</p>
      <button className="button button-quiet" type="button" onClick={take}>
        {t("pick.take")}
      </button>
    </div>
  );
}
