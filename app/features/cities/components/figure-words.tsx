import type { ReactNode } from "react";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { Figure } from "../profile.ts";

/** The value of a figure with its unit, or in words that it is not available or not applicable. */
export function FigureValue({ figure }: { readonly figure: Figure }) {
  const t = useTexts("cities");
  const formats = useFormats();
  if (figure.state !== "known" || figure.value === null)
    return <span className="missing">{t(`state.${figure.state}`)}</span>;
  const value = formats.number(figure.value);
  return <>{figure.indicator === "area" ? t("squareKilometres", { value }) : value}</>;
}

/** Who published a figure, as a link where there is an address. */
export function SourceLink({
  title,
  url,
  lang,
}: {
  readonly title: ReactNode;
  readonly url: string | null;
  readonly lang: string | undefined;
}) {
  if (url === null) return <span lang={lang}>{title}</span>;
  return (
    <a href={url} lang={lang} rel="noopener nofollow">
      {title}
    </a>
  );
}
