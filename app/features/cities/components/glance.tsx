import { DataTable } from "#app/components/data-table.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { Figure } from "../profile.ts";
import { FigureValue, SourceLink } from "./figure-words.tsx";

interface GlanceProps {
  readonly figures: readonly Figure[];
  /** The language of sources and notes, where it is known not to be the page's. */
  readonly lang: string | undefined;
}

/** The figures of a city with year and source, which on a phone stands under the name; what is to be known about them stands below the table. */
export function Glance({ figures, lang }: GlanceProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const formats = useFormats();
  return (
    <>
      <div className="[&_a]:inline max-wide:[&_:is(th,td):last-child]:hidden">
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
              <>
                {t(`indicator.${figure.indicator}`)}
                <span className="small soft block wide:hidden">
                  <Source figure={figure} lang={lang} />
                </span>
              </>,
              <FigureValue key="value" figure={figure} />,
              figure.year === null ? null : formats.year(figure.year),
              <span key="source" className="small">
                <Source figure={figure} lang={lang} />
              </span>,
            ],
          }))}
        />
      </div>
      <FigureNotes figures={figures} lang={lang} />
    </>
  );
}

function Source({ figure, lang }: { readonly figure: Figure; readonly lang: string | undefined }) {
  return figure.source === null ? null : (
    <SourceLink title={figure.source} url={figure.sourceUrl} lang={lang} />
  );
}

/** Each note once, with the figures it is about. */
function FigureNotes({ figures, lang }: GlanceProps) {
  const t = useTexts("cities");
  const formats = useFormatsIn(t, "figure");
  const about = new Map<string, string[]>();
  for (const figure of figures) {
    const indicator = t.plain(`indicator.${figure.indicator}`);
    const value = formats.number(figure.value ?? 0);
    const year = figure.year === null ? null : formats.year(figure.year);
    const name = hasTwin(figure, figures)
      ? t.plain("figureOf", {
          indicator,
          which: figure.indicator === "area" ? t.plain("squareKilometres", { value }) : value,
        })
      : year === null
        ? indicator
        : t.plain("figureOf", { indicator, which: year });
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

/** Whether another figure of the same indicator and year stands beside it, so that only the value tells them apart. */
function hasTwin({ indicator, year }: Figure, figures: readonly Figure[]): boolean {
  return figures.filter((other) => other.indicator === indicator && other.year === year).length > 1;
}
