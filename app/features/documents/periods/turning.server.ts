import { visitor } from "#app/features/access/actor.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import * as documents from "#db/queries/documents.ts";
import * as letters from "#db/queries/period-letters.ts";
import * as periods from "#db/queries/periods.ts";
import { writeLetters } from "./letters.server.ts";
import { dueReminder, longestReminder } from "./terms.ts";

const turns = [
  { turn: "isOpeningAnnounced", type: "documents.commentPeriodOpened" },
  { turn: "isClosingAnnounced", type: "documents.commentPeriodClosed" },
  { turn: "isDueAnnounced", type: "documents.positionsClosed" },
] as const;

/**
 * The task of every minute: announces each start and each end that was reached, once, so that kept pages are dropped and
 * readers load again, and reminds of the ends that come near. Who may write was decided by the clock already.
 */
export async function turnPeriods(services: Services): Promise<void> {
  for (const turn of turns) await announceTurn(services, turn);
  await remindOfPeriodEnds(services);
}

async function announceTurn({ db }: Services, { turn, type }: (typeof turns)[number]): Promise<void> {
  for (const { id, documentSlug, number } of await periods.listUnannouncedPeriods(db, turn))
    await db.transaction().execute(async (trx) => {
      await documents.lockDocument(trx, documentSlug);
      if (!(await periods.markAnnounced(trx, id, turn))) return;
      if (turn === "isOpeningAnnounced")
        await writeLetters(trx, { letter: "commentPeriodOpened", period: id });
      const data = { version: number, period: id };
      await announce(trx, visitor, { type, subject: documentSlug, data });
    });
}

async function remindOfPeriodEnds({ db }: Services): Promise<void> {
  for (const period of await letters.listEndingPeriods(db, longestReminder)) {
    const days = dueReminder(period);
    if (days === null) continue;
    await db.transaction().execute(async (trx) => {
      // Another node may have written it between the list and here.
      if (!(await letters.markReminded(trx, period.id, days))) return;
      await writeLetters(trx, { letter: "commentPeriodEndsSoon", period: period.id });
    });
  }
}
