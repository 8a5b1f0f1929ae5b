/** The size of the drawing and its inner field, in units of the drawing. */
export const frame = { width: 400, height: 230, start: 52, end: 384, top: 28, bottom: 196 } as const;

export interface Scale {
  /** The figures at which a rule is drawn, lowest first. */
  readonly ticks: readonly number[];
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

/** The step between two rules: 1, 2 or 5 times a power of ten, for about three rules over `span`. */
function stepFor(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const ratio = span / 3 / power;
  if (ratio > 5) return 10 * power;
  if (ratio > 2) return 5 * power;
  return ratio > 1 ? 2 * power : power;
}

function place(from: number, to: number, start: number, end: number) {
  const span = to - from;
  return (value: number) =>
    Math.round((span === 0 ? (start + end) / 2 : start + ((value - from) / span) * (end - start)) * 10) / 10;
}

/** Where years and values stand in the frame; the lowest rule is at or below the lowest value, never below zero for positive figures. */
export function scaleOf(points: readonly { readonly year: number; readonly value: number }[]): Scale {
  const years = points.map((point) => point.year);
  const values = points.map((point) => point.value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = stepFor(most - least || Math.abs(most) || 1);
  const first = Math.floor(least / step);
  const count = Math.max(Math.ceil(most / step) - first, 1);
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return {
    ticks,
    x: place(Math.min(...years), Math.max(...years), frame.start + 24, frame.end - 16),
    y: place(ticks[0] ?? 0, ticks.at(-1) ?? 1, frame.bottom, frame.top),
  };
}
