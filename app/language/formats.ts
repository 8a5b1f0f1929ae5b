import type { Lang } from "./languages.ts";
import { lastingIn, lastingUnitsOf } from "./lasting.ts";
import { once, perKey } from "./made-once.ts";
import { partialDateParts } from "./partial-date.ts";
import { withPresentNames } from "./present-names.ts";
import { wholeUnits } from "./whole-units.ts";

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
  /** 40 seconds · 5 minutes: how long a number of seconds is, never less than it is. */
  readonly lasting: (seconds: number) => string;
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
/** Languages that browsers may not know, and one that writes numbers as they do. */
const numbersAs: Partial<Record<Lang, string>> = { km: "en-GB", lo: "id", my: "en-GB" };

/** The names of ASEAN's member states in ASEAN's own English texts, where CLDR's differ. */
const aseanNames: Readonly<Record<string, string>> = {
  BN: "Brunei Darussalam",
  LA: "Lao PDR",
  MM: "Myanmar",
  VN: "Viet Nam",
};

const dateParts = { day: "numeric", month: "long", year: "numeric" } as const;
const timeParts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
/** What each date is written of. */
export const dateShapes = {
  ...{ date: dateParts, dateTime: { ...dateParts, ...timeParts }, time: timeParts },
  ...{ day: { weekday: "long", ...dateParts }, dayAndMonth: { day: "numeric", month: "long" } },
  ...{ month: { month: "long", year: "numeric" }, year: { year: "numeric" } },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<Lang, Formats>();

/** The formats of a language. Made once a language, each formatter at its first use: making one costs a hundred times what using it does. */
export function formatsFor(lang: Lang): Formats {
  const known = made.get(lang);
  if (known) return known;
  const formats = makeFormats(lang);
  made.set(lang, formats);
  return formats;
}

/** What differs by the language's words, numbers apart. */
export type WordFormats = Omit<Formats, "lang" | "number" | "percent" | "size">;

/** Teaches a browser that does not know the language how it writes dates and names; called before the first `formatsFor`. */
export function learnFormats(lang: Lang, words: WordFormats): void {
  if (Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0) return;
  made.set(lang, { lang, ...numberFormats(lang), ...words });
}

function makeFormats(lang: Lang): Formats {
  const locale = locales[lang] ?? lang;
  const lasting = once(() => lastingIn(latin(locale)));
  return {
    lang: lang === "tet" ? "pt" : lang,
    ...numberFormats(lang),
    ...dateFormats(latin(locale)),
    lasting: (seconds) => lasting()(...lastingUnitsOf(seconds)),
    ...nameFormats(lang, locale),
  };
}

/** Else Thai counts Buddhist years and Burmese writes its own digits. */
const latin = (locale: string) => `${locale}-u-ca-gregory-nu-latn`;

function numberFormats(lang: Lang): Pick<Formats, "number" | "percent" | "size"> {
  const locale = latin(numbersAs[lang] ?? locales[lang] ?? lang);
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

type DateFormats = Omit<WordFormats, "lasting" | "list" | "country" | "language">;

function dateFormats(locale: string): DateFormats {
  const written = writtenIn(locale);
  const inZone = (parts: Intl.DateTimeFormatOptions) => {
    const format = perKey((timeZone: string) => new Intl.DateTimeFormat(locale, { ...parts, timeZone }));
    return (at: Date, timeZone = "UTC") => written(format(timeZone).format(at));
  };
  const date = inZone(dateShapes.date);
  const month = inZone(dateShapes.month);
  const year = inZone(dateShapes.year);
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
      withPresentNames(
        zone(timeZone)
          .formatToParts()
          .find(({ type }) => type === "timeZoneName")?.value ?? timeZone,
      ),
    date,
    dateTime: inZone(dateShapes.dateTime),
    time: inZone(dateShapes.time),
    day: inZone(dateShapes.day),
    dayAndMonth: inZone(dateShapes.dayAndMonth),
    month: partialDate,
    year: (value) => partialDate(String(value)),
    partialDate,
    relative: (at, from) => {
      const distance = wholeUnits(at.getTime() - from.getTime());
      return distance ? relative().format(...distance) : now();
    },
  };
}

/** Where CLDR's dates are not as officials write them: "21 tháng 11, 2026"; and "pada 21 November 2026 pada 17:00", which sentences make of it. */
function writtenIn(locale: string): (text: string) => string {
  if (locale.startsWith("vi")) return (text) => text.replace(/, (?=\d{4}\b)/, " năm ");
  if (locale.startsWith("ms")) return (text) => text.replace(/ pada (?=\d\d:)/, " pukul ");
  return (text) => text;
}

function nameFormats(lang: Lang, locale: string): Pick<Formats, "list" | "country" | "language"> {
  const list = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const countries = once(() => new Intl.DisplayNames(locale, { type: "region" }));
  const names = once(() => new Intl.DisplayNames(locale, { type: "language" }));
  const country = (code: string) => countries().of(code) ?? code;
  return {
    list: (items) => list().format(items),
    country: (code) =>
      (lang === "en" ? aseanNames[code] : undefined) ??
      withPresentNames(withoutFormerName(code, country(code))),
    language: (tag) => names().of(tag) ?? tag,
  };
}

/** CLDR adds Myanmar's colonial name in brackets. */
function withoutFormerName(code: string, name: string): string {
  return code === "MM" ? name.replace(/ \(.*\)$/, "") : name;
}
