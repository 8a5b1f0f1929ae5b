import type { dateShapes, WordFormats } from "./formats.ts";
import { lastingUnitsOf, type LastingUnit } from "./lasting.ts";
import { perKey } from "./made-once.ts";
import { partialDateParts } from "./partial-date.ts";
import { wholeUnits, type Unit } from "./whole-units.ts";

type Shape = keyof typeof dateShapes;
type Names = Readonly<Record<string, string>>;

/** How a language writes dates and names, said in full: Chromium knows no Khmer, Lao and Burmese. What is filled in stands as {day}. */
export interface Spelled {
  readonly dates: Readonly<Record<Shape, string>>;
  /** January first. */
  readonly months: readonly string[];
  /** Sunday first. */
  readonly weekdays: readonly string[];
  readonly ago: Readonly<Record<Unit, string>>;
  readonly ahead: Readonly<Record<Unit, string>>;
  readonly now: string;
  readonly lasting: Readonly<Record<LastingUnit, string>>;
  /** What stands between two of two, between those of more, and before the last of these. */
  readonly between: { readonly two: string; readonly more: string; readonly last: string };
  readonly zones: Names;
  readonly countries: Names;
  readonly languages: Names;
}

/** Dates, names and lists by what is spelled out; a zone, country or language that is not in it keeps its code. */
export function spelledFormats(spelled: Spelled): WordFormats {
  const { dates, zones, countries, languages, between } = spelled;
  const written = (shape: Shape) => (at: Date, timeZone?: string) =>
    filled(dates[shape], partsOf(spelled, at, timeZone));
  const partialDate = (text: string) => {
    const { at, precision } = partialDateParts(text);
    return written(precision === "day" ? "date" : precision)(at);
  };
  return {
    ...{ date: written("date"), dateTime: written("dateTime"), time: written("time") },
    ...{ day: written("day"), dayAndMonth: written("dayAndMonth") },
    ...{ partialDate, month: partialDate, year: (value) => partialDate(String(value)) },
    zone: (timeZone) => zones[timeZone] ?? timeZone,
    country: (code) => countries[code] ?? code,
    language: (tag) => languages[tag] ?? tag,
    relative: (at, now) => {
      const distance = wholeUnits(at.getTime() - now.getTime());
      if (!distance) return spelled.now;
      const [count, unit] = distance;
      return filled((count < 0 ? spelled.ago : spelled.ahead)[unit], { count: String(Math.abs(count)) });
    },
    lasting: (seconds) => {
      const [count, unit] = lastingUnitsOf(seconds);
      return filled(spelled.lasting[unit], { count: String(count) });
    },
    list: (items) => {
      const last = items.length - 1;
      if (last === 1) return items.join(between.two);
      return [...items.slice(0, last - 1), items.slice(Math.max(0, last - 1)).join(between.last)].join(
        between.more,
      );
    },
  };
}

const filled = (pattern: string, values: Names) =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

const englishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Every browser knows English: it says which day and hour it is in the zone. */
const english = perKey(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
      ...{ weekday: "short", day: "numeric", month: "numeric", year: "numeric" },
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone },
    }),
);

function partsOf({ months, weekdays }: Spelled, at: Date, timeZone = "UTC"): Names {
  const parts: Record<string, string> = Object.fromEntries(
    english(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    ...parts,
    day: String(Number(parts["day"])),
    month: months[Number(parts["month"]) - 1] ?? "",
    weekday: weekdays[englishDays.indexOf(parts["weekday"] ?? "")] ?? "",
  };
}
