import { formatsFor, type Formats } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Said } from "../shown.ts";
import type { PeriodState } from "../stages.ts";
import { dueOf } from "./terms.ts";

interface Period {
  readonly state: PeriodState;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Until when countries submit; null for the end. */
  readonly submitsUntil: Date | null;
}

interface Reader {
  /** The zone that times are said in, beside UTC. */
  readonly zone: string;
  readonly now: Date;
}

/** The words of this part in one language: the reader's, or English where they lack; dates and places go with them. */
function speech(texts: Texts) {
  const { lang } = texts.find("periods", "moment", {});
  const formats = formatsFor(lang);
  const find = (key: string, values?: Record<string, string>) => texts.find("periods", key, values).text;
  const said = (text: string): Said => ({ text, lang: lang === texts.lang ? undefined : lang });
  return { formats, find, said };
}

type Speech = ReturnType<typeof speech>;

/** "21 December 2026, 17:00 in Jakarta · 10:00 UTC"; the day in UTC too where it is another one. */
export function sayMoment(texts: Texts, at: Date, zone: string): Said {
  const words = speech(texts);
  return words.said(momentOf(words, at, zone, "date"));
}

/** The moment as `sayMoment` says it, without the year, for a sentence of another part. */
export function momentWords(texts: Texts, at: Date, zone: string): string {
  return momentOf(speech(texts), at, zone, "dayAndMonth");
}

function momentOf({ formats, find }: Speech, at: Date, zone: string, day: DayFormat): string {
  const utc = find("utc", { time: formats.time(at) });
  const date = formats[day](at, zone);
  const utcDate = formats[day](at);
  if (zone === "UTC") return find("momentUtc", { date, utc });
  const place = { time: formats.time(at, zone), place: find(`zones.${zone}`) };
  const inUtc = date === utcDate ? utc : find("momentUtc", { date: utcDate, utc });
  return find("moment", { ...place, date, utc: inUtc });
}

type DayFormat = keyof Pick<Formats, "date" | "dayAndMonth">;

/** "Comments close in 30 days, on 21 December, 17:00 in Jakarta · 10:00 UTC": what a period's state is and what comes next. */
export function sayPeriod(texts: Texts, period: Period, { zone, now }: Reader): Said {
  const words = speech(texts);
  const moment = (at: Date) => momentOf(words, at, zone, "dayAndMonth");
  const next = { coming: period.opensAt, submitting: dueOf(period), open: null, closed: null }[period.state];
  return words.said(
    words.find(`states.${period.state}`, {
      distance: words.formats.relative(next ?? period.closesAt, now),
      opens: moment(period.opensAt),
      closes: moment(period.closesAt),
      submits: moment(dueOf(period)),
    }),
  );
}
