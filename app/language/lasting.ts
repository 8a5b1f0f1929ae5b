import { perKey } from "./made-once.ts";

/** The units a wait is said in. */
export const lastingUnits = ["second", "minute", "hour"] as const;
export type LastingUnit = (typeof lastingUnits)[number];

const long = 90;

/** A wait (s) in the unit that says it well, rounded up, so that nobody comes back too early: seconds up to 90, then minutes, and hours from 90 of these. */
export function lastingUnitsOf(seconds: number): [number, LastingUnit] {
  if (seconds <= long) return [Math.ceil(seconds), "second"];
  if (seconds <= long * 60) return [Math.ceil(seconds / 60), "minute"];
  return [Math.ceil(seconds / 3600), "hour"];
}

/** How `locale` says so many units. */
export function lastingIn(locale: string): (count: number, unit: LastingUnit) => string {
  const format = perKey(
    (unit: LastingUnit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }),
  );
  // CLDR has only a shortened hour in Tamil.
  return (count, unit) => format(unit).format(count).replace(/ ம\.$/, " மணிநேரம்");
}
