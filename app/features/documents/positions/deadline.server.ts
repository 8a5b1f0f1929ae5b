import { formatsFor, secretariatZone } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Said } from "../shown.ts";

/** "Positions are due in 3 days, 21 December, 17:00 in Jakarta", or that the time for them is over. */
export function deadlineOf(
  texts: Texts,
  { deadline, isRunning }: { readonly deadline: Date; readonly isRunning: boolean },
  now: Date,
): Said {
  const key = isRunning ? "due" : "over";
  const { lang } = texts.find("positions", key);
  const formats = formatsFor(lang);
  const { text } = texts.find("positions", key, {
    distance: formats.relative(deadline, now),
    date: formats.dayAndMonth(deadline, secretariatZone),
    time: formats.time(deadline, secretariatZone),
  });
  return { text, lang: lang === texts.lang ? undefined : lang };
}
