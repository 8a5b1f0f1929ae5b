import { useEffect, useState, type RefObject } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { Change } from "../../comments/components/change.tsx";
import type { Passage } from "../../shown.ts";
import type { Stretch } from "../../versions/word-changes.ts";

interface ChangePreviewProps {
  /** The words that are to be replaced. */
  readonly passage: Pick<Passage, "lang" | "text">;
  readonly form: RefObject<HTMLFormElement>;
}

/** The change that an amendment makes, word by word, while it is being written; what tells words apart is fetched first. */
export function ChangePreview({ passage: { lang, text }, form }: ChangePreviewProps) {
  const t = useTexts("reading");
  const [change, setChange] = useState<readonly Stretch[]>([]);
  useEffect(() => {
    const field = form.current?.elements.namedItem("proposed");
    if (!(field instanceof HTMLTextAreaElement)) return undefined;
    let isOver = false;
    const draw = () => {
      void import("../../versions/word-changes.ts").then(({ wordChanges }) => {
        if (!isOver) setChange(wordChanges(text, field.value, lang));
      });
    };
    draw();
    field.addEventListener("input", draw);
    return () => {
      isOver = true;
      field.removeEventListener("input", draw);
    };
  }, [form, lang, text]);
  if (change.every(({ kind }) => kind === "same")) return null;
  return (
    <div className="document-preview">
      <p className="field-hint">{t("amend.preview")}</p>
      <p lang={lang} className="thread-quote">
        <Change change={change} />
      </p>
    </div>
  );
}
