export interface PartialDate {
  /** The first instant of the year, month or day, UTC. */
  readonly at: Date;
  readonly precision: "year" | "month" | "day";
}

/** A date as exact as its source has it: "2021", "2021-03" or "2021-03-05". Anything else, or a day that never was, throws RangeError. */
export function partialDateParts(text: string): PartialDate {
  const at = new Date(`${text}${"-01-01".slice(text.length - 4)}T00:00:00Z`);
  const isReal =
    /^\d{4}(-\d\d){0,2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  if (!isReal) throw new RangeError(`Not a year, month or day: ${text}`);
  return { at, precision: text.length === 4 ? "year" : text.length === 7 ? "month" : "day" };
}
