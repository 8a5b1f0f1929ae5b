import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { momentWords } from "../periods/period-wording.server.ts";
import type { Said } from "../shown.ts";

interface Deadline {
  readonly deadline: Date;
  readonly isRunning: boolean;
}

interface Reader {
  /** The zone that times are said in, beside UTC. */
  readonly zone: string;
  readonly now: Date;
}

/** "Positions are due in 3 days, on 21 December, 17:00 in Hanoi · 10:00 UTC", or that the time for them is over. */
export function deadlineOf(texts: Texts, { deadline, isRunning }: Deadline, { zone, now }: Reader): Said {
  const key = isRunning ? "due" : "over";
  const { lang } = texts.find("positions", key);
  const { text } = texts.find("positions", key, {
    distance: formatsFor(lang).relative(deadline, now),
    at: momentWords(texts, deadline, zone),
  });
  return { text, lang: lang === texts.lang ? undefined : lang };
}
