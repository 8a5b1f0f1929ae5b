import { useTexts } from "#app/language/use-texts.tsx";

/** How much of a text a row shows before it is opened, in characters. */
const shownAtOnce = 400;

interface LongTextProps {
  readonly text: string;
  readonly lang: string;
}

/** A text with its line breaks; a long one opens in place, so that rows stay readable. */
export function LongText({ text, lang }: LongTextProps) {
  const t = useTexts("matrix");
  const signs = Array.from(text);
  const whole = (
    <div className="matrix-text" lang={lang} dir="auto">
      {text}
    </div>
  );
  if (signs.length <= shownAtOnce) return whole;
  return (
    <>
      <div className="matrix-text" lang={lang} dir="auto">
        {signs.slice(0, shownAtOnce / 2).join("")}…
      </div>
      <details>
        <summary>{t("wholeText")}</summary>
        {whole}
      </details>
    </>
  );
}
