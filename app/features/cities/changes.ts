import { indicators, type Facts, type Figure, type SectionContent, type Summary } from "./profile.ts";

/** The parts of a figure that can differ; its state belongs to its value. */
export const figureFields = ["value", "year", "yearNote", "source", "sourceUrl", "note"] as const;
export type FigureField = (typeof figureFields)[number];

/** A figure that was added (no `before`), removed (no `after`) or differs in `fields`. */
export interface FigureChange {
  readonly before: Figure | null;
  readonly after: Figure | null;
  readonly fields: readonly FigureField[];
}

/** Which figures differ between two states of the facts. Their order means nothing. */
export function figureChanges(before: Facts, after: Facts): FigureChange[] {
  const [gone, come] = withoutShared(before.figures, after.figures);
  return indicators.flatMap((indicator) => {
    const [old, young] = [gone, come].map((list) => list.filter((figure) => figure.indicator === indicator));
    const longest = Math.max(old?.length ?? 0, young?.length ?? 0);
    return Array.from({ length: longest }, (_, i) => changeOf(old?.[i] ?? null, young?.[i] ?? null));
  });
}

/** Whether two states of a section say the same. */
export function isSame(one: SectionContent, other: SectionContent): boolean {
  if (one.section === "facts" && other.section === "facts")
    return figureChanges(one.content, other.content).length === 0;
  return (
    one.section === "summary" && other.section === "summary" && isSameSummary(one.content, other.content)
  );
}

function isSameSummary(one: Summary, other: Summary): boolean {
  return one.text === other.text && one.lang === other.lang;
}

function changeOf(before: Figure | null, after: Figure | null): FigureChange {
  return {
    before,
    after,
    fields: before && after ? figureFields.filter((field) => differs(field, before, after)) : [],
  };
}

function differs(field: FigureField, one: Figure, other: Figure): boolean {
  return one[field] !== other[field] || (field === "value" && one.state !== other.state);
}

/** Both lists without what stands in both, each figure counted as often as it stands there. */
function withoutShared(before: readonly Figure[], after: readonly Figure[]): [Figure[], Figure[]] {
  const come = [...after];
  const gone = before.filter((figure) => {
    const twin = come.findIndex((other) => isSameFigure(figure, other));
    if (twin >= 0) come.splice(twin, 1);
    return twin < 0;
  });
  return [gone, come];
}

function isSameFigure(one: Figure, other: Figure): boolean {
  return one.indicator === other.indicator && !figureFields.some((field) => differs(field, one, other));
}

/** Two texts split where they begin and cease to differ: `start` and `end` stand in both. */
export interface WordDifference {
  readonly start: string;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

/** Where two texts differ, by whole words of the language `lang` (BCP 47; Thai, Khmer, Lao and Burmese by dictionary). */
export function wordDifference(before: string, after: string, lang: string): WordDifference {
  const words = (text: string) =>
    Array.from(new Intl.Segmenter(lang, { granularity: "word" }).segment(text), ({ segment }) => segment);
  const [old, young] = [words(before), words(after)];
  const most = Math.min(old.length, young.length);
  let start = 0;
  while (start < most && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === young.at(-1 - end)) end += 1;
  const middle = (list: string[]) => list.slice(start, list.length - end).join("");
  return {
    start: old.slice(0, start).join(""),
    before: middle(old),
    after: middle(young),
    end: old.slice(old.length - end).join(""),
  };
}
