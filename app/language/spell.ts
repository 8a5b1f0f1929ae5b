import { dateShapes, formatsFor } from "./formats.ts";
import { languages, type Lang } from "./languages.ts";
import { lastingIn, lastingUnits } from "./lasting.ts";
import type { Spelled } from "./spelled.ts";
import type { Unit } from "./whole-units.ts";

/** Languages of member states whose dates and names Chromium does not know. */
export const unknownToBrowsers = ["km", "lo", "my"] as const satisfies readonly Lang[];

interface Named {
  /** IANA names. */
  readonly zones: readonly string[];
  /** ISO 3166-1 codes. */
  readonly countries: readonly string[];
}

/** Spells a language out, by what the server knows of it, with the names of these zones and countries and of the portal's languages. */
export function spell(lang: (typeof unknownToBrowsers)[number], { zones, countries }: Named): Spelled {
  const formats = formatsFor(lang);
  const named = (codes: readonly string[], name: (code: string) => string) =>
    Object.fromEntries(codes.map((code) => [code, name(code)]));
  const dates = Object.entries(dateShapes).map(([shape, options]) => [shape, patternOf(lang, options)]);
  const partOf = (type: "month" | "weekday", day: number, month = 0) =>
    partsOf(lang, dateShapes.day, new Date(Date.UTC(2023, month, day))).find((part) => part.type === type)
      ?.value ?? "";
  return {
    dates: Object.fromEntries(dates) as Spelled["dates"],
    months: Array.from({ length: 12 }, (_, month) => partOf("month", 1, month)),
    weekdays: Array.from({ length: 7 }, (_, day) => partOf("weekday", 1 + day)), // 2023 began on a Sunday
    ...distancesOf(lang),
    now: formats.relative(new Date(0), new Date(0)),
    lasting: lastingsOf(lang),
    between: betweenOf(formats.list),
    zones: named(zones, formats.zone),
    countries: named(countries, formats.country),
    languages: named(
      languages.map(({ tag }) => tag),
      formats.language,
    ),
  };
}

const partsOf = (lang: Lang, options: Intl.DateTimeFormatOptions, at: Date) =>
  new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { ...options, timeZone: "UTC" }).formatToParts(at);

const patternOf = (lang: Lang, options: Intl.DateTimeFormatOptions) =>
  partsOf(lang, options, new Date(0))
    .map(({ type, value }) => (type === "literal" ? value : `{${type}}`))
    .join("");

/** These languages have one plural: a distance differs in its number only. */
function distancesOf(lang: Lang): Pick<Spelled, "ago" | "ahead"> {
  const relative = new Intl.RelativeTimeFormat(`${lang}-u-nu-latn`, { numeric: "always" });
  const units: readonly Unit[] = ["year", "month", "day", "hour", "minute"];
  const said = (sign: 1 | -1) =>
    Object.fromEntries(units.map((unit) => [unit, relative.format(sign * 7, unit).replace("7", "{count}")]));
  return { ago: said(-1) as Spelled["ago"], ahead: said(1) as Spelled["ahead"] };
}

/** One plural here, too. */
function lastingsOf(lang: Lang): Spelled["lasting"] {
  const lasting = lastingIn(`${lang}-u-nu-latn`);
  const said = lastingUnits.map((unit) => [unit, lasting(7, unit).replace("7", "{count}")]);
  return Object.fromEntries(said) as Spelled["lasting"];
}

function betweenOf(list: (items: readonly string[]) => string): Spelled["between"] {
  const [, two = ""] = list(["0", "0"]).split("0");
  const [, more = "", last = ""] = list(["0", "0", "0"]).split("0");
  return { two, more, last };
}
