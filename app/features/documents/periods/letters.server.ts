import { z } from "zod";
import { sendLetter, type Letter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";
import * as queries from "#db/queries/period-letters.ts";

const kinds = [
  "commentPeriodOpened",
  "commentPeriodEndsSoon",
  "commentPeriodChanged",
  "commentPeriodEnded",
  "positionDateMoved",
  "positionsEnded",
] as const;
type Kind = (typeof kinds)[number];

/** Letters about the countries' own date: to countries alone, and about that date. */
const ofCountries: readonly Kind[] = ["positionDateMoved", "positionsEnded"];

const payloadSchema = z.object({
  letter: z.enum(kinds),
  period: z.uuid(),
  /** Why the end was moved, or the period ended at once. */
  reason: z.string().default(""),
});

/** Has those whom the period asks written to, after the caller's transaction commits: they may be hundreds. */
export async function writeLetters(trx: Db, asked: z.input<typeof payloadSchema>): Promise<void> {
  await addJob(trx, { task: "periods.letters", payload: asked, key: `${asked.letter} ${asked.period}` });
}

/**
 * The task `periods.letters`: one letter to each person who holds an office that the period asks, in their language. All
 * are handed on together or none; what has ended meanwhile is not announced as open.
 */
export async function sendPeriodLetters({ db }: Services, payload: unknown): Promise<void> {
  const asked = payloadSchema.parse(payload);
  await db.transaction().execute(async (trx) => {
    const period = await queries.findPeriodInLetters(trx, asked.period);
    if (!period || isPast(asked.letter, period)) return;
    const readers = ofCountries.includes(asked.letter) ? ["country"] : period.takes;
    for (const reader of await queries.listAsked(trx, readers))
      await sendLetter(trx, letterTo(reader, asked, period));
  });
}

type Period = NonNullable<Awaited<ReturnType<typeof queries.findPeriodInLetters>>>;

/** Whether what the letter announces is over by now. */
function isPast(letter: Kind, { isOver, isDue }: Period): boolean {
  if (letter === "commentPeriodEnded" || letter === "positionsEnded") return false;
  return letter === "positionDateMoved" ? isDue : isOver;
}

function letterTo(
  { personId, lang }: { readonly personId: string; readonly lang: string },
  { letter: kind, reason }: z.output<typeof payloadSchema>,
  period: Period,
): Letter {
  const { slug, number, titles, authoritativeLang } = period;
  const isOfCountries = ofCountries.includes(kind);
  const at = isOfCountries ? period.due : period.closesAt;
  const path = `/documents/${slug}`;
  const titleIn = (tag: string) => titles.find((one) => one.lang === tag)?.title;
  return {
    kind,
    to: { personId },
    values: {
      ...{ document: titleIn(lang) ?? titleIn(authoritativeLang) ?? slug, version: number },
      ...{ at, reason },
    },
    path: isOfCountries ? `${path}/position?version=${String(number)}` : `${path}/versions/${String(number)}`,
    id: `${kind} ${period.id} ${at.toISOString()} ${personId}`,
  };
}
