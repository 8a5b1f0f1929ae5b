import type { Lang } from "./languages.ts";
import { partialDateParts } from "./partial-date.ts";

/** Dates, numbers, names and lists as a language writes them. Time zones are IANA names, UTC unless said; an unknown one throws RangeError. */
export interface Formats {
  /** The language the words below are in: the page's own, or Portuguese for Tetum. Mark them with it where the two differ. */
  readonly lang: Lang;
  /** 2,150 · 100.4; at most three decimals unless said. */
  readonly number: (value: number, options?: Decimals) => string;
  /** A share of one: 0.256 is 26%. */
  readonly percent: (share: number, options?: Decimals) => string;
  /** 340 kB · 2.4 MB, of a number of bytes; never less than 1 kB. */
  readonly size: (bytes: number) => string;
  /** 30 November 2026 */
  readonly date: (at: Date, timeZone?: string) => string;
  /** 30 November 2026 at 17:00 */
  readonly dateTime: (at: Date, timeZone?: string) => string;
  /** 17:00 */
  readonly time: (at: Date, timeZone?: string) => string;
  /** Monday 30 November 2026 */
  readonly day: (at: Date, timeZone?: string) => string;
  /** 30 November */
  readonly dayAndMonth: (at: Date, timeZone?: string) => string;
  /** A zone by name: Indochina Time */
  readonly zone: (timeZone: string) => string;
  /** March 2021, from "2021-03" */
  readonly month: (text: string) => string;
  /** 2021, from "2021" or the number */
  readonly year: (year: string | number) => string;
  /** A date as exact as its source has it: "2021", "2021-03" or "2021-03-05". Anything else throws RangeError. */
  readonly partialDate: (text: string) => string;
  /** in 6 days · 2 days ago · now; whole units only, so that a deadline never looks farther than it is. */
  readonly relative: (at: Date, now: Date) => string;
  /** A, B and C */
  readonly list: (items: readonly string[]) => string;
  /** A country by its ISO 3166-1 code; in English as ASEAN names its member states. */
  readonly country: (code: string) => string;
  /** A language by its BCP 47 tag. A malformed tag throws RangeError. */
  readonly language: (tag: string) => string;
}

interface Decimals {
  readonly maximumFractionDigits?: number;
}

/** Where the Secretariat sits: deadlines are said in this zone. */
export const secretariatZone = "Asia/Jakarta";

/** Where the locale is not the tag itself: dates day first, Timor's Portuguese, Tamil without lakhs, and Portuguese for Tetum, which ICU does not know. */
const locales: Partial<Record<Lang, string>> = { en: "en-GB", pt: "pt-PT", ta: "ta-SG", tet: "pt-PT" };

/** The names of ASEAN's member states in ASEAN's own English texts, where CLDR's differ. */
const aseanNames: Readonly<Record<string, string>> = {
  BN: "Brunei Darussalam",
  LA: "Lao PDR",
  MM: "Myanmar",
  VN: "Viet Nam",
};

const dateParts = { day: "numeric", month: "long", year: "numeric" } as const;
const timeParts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const made = new Map<Lang, Formats>();

/** The formats of a language. Made once a language, each formatter at its first use: making one costs a hundred times what using it does. */
export function formatsFor(lang: Lang): Formats {
  const known = made.get(lang);
  if (known) return known;
  const formats = makeFormats(lang);
  made.set(lang, formats);
  return formats;
}

function makeFormats(lang: Lang): Formats {
  const locale = locales[lang] ?? lang;
  const latin = `${locale}-u-ca-gregory-nu-latn`; // else Thai counts Buddhist years and Burmese writes its own digits
  return {
    lang: lang === "tet" ? "pt" : lang,
    ...numberFormats(latin),
    ...dateFormats(latin),
    ...nameFormats(lang, locale),
  };
}

function numberFormats(locale: string): Pick<Formats, "number" | "percent" | "size"> {
  const plain = perKey((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const share = perKey(
    (digits: number) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }),
  );
  const sized = perKey(
    (unit: "kilobyte" | "megabyte") =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        maximumFractionDigits: unit === "megabyte" ? 1 : 0,
      }),
  );
  return {
    size: (bytes) =>
      bytes < 999_500
        ? sized("kilobyte").format(Math.max(1, bytes / 1000))
        : sized("megabyte").format(bytes / 1_000_000),
    number: (value, options) => plain(options?.maximumFractionDigits ?? 3).format(value),
    percent: (value, options) => share(options?.maximumFractionDigits ?? 0).format(value),
  };
}

type DateFormats = Omit<Formats, "lang" | "number" | "percent" | "size" | "list" | "country" | "language">;

function dateFormats(locale: string): DateFormats {
  // CLDR's Vietnamese writes "21 tháng 11, 2026"; officials write "21 tháng 11 năm 2026".
  const written = (text: string) => (locale.startsWith("vi") ? text.replace(/, (?=\d{4}\b)/, " năm ") : text);
  const inZone = (parts: Intl.DateTimeFormatOptions) => {
    const format = perKey((timeZone: string) => new Intl.DateTimeFormat(locale, { ...parts, timeZone }));
    return (at: Date, timeZone = "UTC") => written(format(timeZone).format(at));
  };
  const date = inZone(dateParts);
  const month = inZone({ month: "long", year: "numeric" });
  const year = inZone({ year: "numeric" });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "always" }));
  const now = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second"));
  const partialDate = (text: string) => {
    const { at, precision } = partialDateParts(text);
    return { year, month, day: date }[precision](at);
  };
  const zone = perKey(
    (timeZone: string) => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }),
  );
  return {
    zone: (timeZone) =>
      zone(timeZone)
        .formatToParts()
        .find(({ type }) => type === "timeZoneName")?.value ?? timeZone,
    date,
    dateTime: inZone({ ...dateParts, ...timeParts }),
    time: inZone(timeParts),
    day: inZone({ weekday: "long", ...dateParts }),
    dayAndMonth: inZone({ day: "numeric", month: "long" }),
    month: partialDate,
    year: (value) => partialDate(String(value)),
    partialDate,
    relative: (at, from) => {
      const distance = wholeUnits(at.getTime() - from.getTime());
      return distance ? relative().format(...distance) : now();
    },
  };
}

function nameFormats(lang: Lang, locale: string): Pick<Formats, "list" | "country" | "language"> {
  const list = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const countries = once(() => new Intl.DisplayNames(locale, { type: "region" }));
  const names = once(() => new Intl.DisplayNames(locale, { type: "language" }));
  const country = (code: string) => countries().of(code) ?? code;
  return {
    list: (items) => list().format(items),
    country: (code) =>
      (lang === "en" ? aseanNames[code] : undefined) ?? withoutFormerName(code, country(code)),
    language: (tag) => names().of(tag) ?? tag,
  };
}

/** CLDR adds Myanmar's colonial name in brackets. */
function withoutFormerName(code: string, name: string): string {
  return code === "MM" ? name.replace(/ \(.*\)$/, "") : name;
}

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

/** A span (ms) in the largest unit that says it well, cut off towards zero: days up to 60, months up to two years. Under a minute: nothing. */
function wholeUnits(span: number): [number, Intl.RelativeTimeFormatUnit] | undefined {
  const unit = units.find(([, , least]) => Math.abs(span) >= least);
  return unit && [Math.trunc(span / unit[1]), unit[0]];
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

function perKey<K, T>(make: (key: K) => T): (key: K) => T {
  const values = new Map<K, T>();
  return (key) => {
    const value = values.get(key) ?? make(key);
    values.set(key, value);
    return value;
  };
}
