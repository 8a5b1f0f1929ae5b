import { DataTable } from "#app/components/data-table.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { Figure } from "../profile.ts";
import { FigureValue, SourceLink } from "./figure-words.tsx";

interface GlanceProps {
  readonly figures: readonly Figure[];
  /** The language of sources and notes, where it is known not to be the page's. */
  readonly lang: string | undefined;
}

/** The figures of a city with year and source; what is to be known about them stands below the table. */
export function Glance({ figures, lang }: GlanceProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const formats = useFormats();
  return (
    <>
      <DataTable
        caption={t("glance")}
        isCaptionHidden
        columns={[
          { key: "figure", label: t("figure") },
          { key: "value", label: t("value"), isNumeric: true },
          { key: "year", label: t("year") },
          { key: "source", label: terms("source") },
        ]}
        rows={figures.map((figure, i) => ({
          key: String(i),
          cells: [
            t(`indicator.${figure.indicator}`),
            <FigureValue key="value" figure={figure} />,
            figure.year === null ? null : formats.year(figure.year),
            figure.source === null ? null : (
              <SourceLink key="source" title={figure.source} url={figure.sourceUrl} lang={lang} />
            ),
          ],
        }))}
      />
      <FigureNotes figures={figures} lang={lang} />
    </>
  );
}

/** Each note once, with the figures it is about. */
function FigureNotes({ figures, lang }: GlanceProps) {
  const t = useTexts("cities");
  const formats = useFormats();
  const about = new Map<string, string[]>();
  for (const figure of figures) {
    const indicator = t.plain(`indicator.${figure.indicator}`);
    const name =
      figure.year === null
        ? indicator
        : t.plain("figureOfYear", { indicator, year: formats.year(figure.year) });
    for (const note of [figure.yearNote, figure.note])
      if (note !== null) about.set(note, [...(about.get(note) ?? []), name]);
  }
  if (about.size === 0) return null;
  return (
    <ul className="small soft pt-3">
      {[...about].map(([note, names]) => (
        <li key={note} className="pt-1">
          <span lang={t.lang("figure")}>{formats.list([...new Set(names)])}</span>
          {": "}
          <span lang={lang}>{note}</span>
        </li>
      ))}
    </ul>
  );
}
