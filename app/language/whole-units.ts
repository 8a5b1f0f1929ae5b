const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
  ["year", 365.25 * day, 730 * day],
  ["month", 30.4375 * day, 60 * day],
  ["day", day, day],
  ["hour", hour, hour],
  ["minute", minute, minute],
] as const;

/** The units distances in time are said in. */
export type Unit = (typeof units)[number][0];

/** A span (ms) in the largest unit that says it well, cut off towards zero: days up to 60, months up to two years. Under a minute: nothing. */
export function wholeUnits(span: number): [number, Unit] | undefined {
  const unit = units.find(([, , least]) => Math.abs(span) >= least);
  return unit && [Math.trunc(span / unit[1]), unit[0]];
}
