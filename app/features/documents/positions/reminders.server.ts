import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { findPeriodInLetters } from "#db/queries/period-letters.ts";
import * as reminders from "#db/queries/position-reminders.ts";
import { dueReminder, longestReminder } from "../periods/terms.ts";

/**
 * The task of every minute beside that of the periods: three days and one day before positions are due, once each, a
 * letter to whoever then holds the office of a country that has not submitted.
 */
export async function remindOfPositions({ db }: Services): Promise<void> {
  for (const period of await reminders.listDuePositions(db, longestReminder)) {
    const days = dueReminder(period);
    if (days === null) continue;
    await db.transaction().execute(async (trx) => {
      // Another node may have written it between the list and here.
      if (!(await reminders.markPositionReminded(trx, period.id, days))) return;
      await writeTo(trx, { id: period.id, due: period.closesAt, days });
    });
  }
}

async function writeTo(trx: Db, { id, due, days }: { id: string; due: Date; days: number }): Promise<void> {
  const period = await findPeriodInLetters(trx, id);
  if (!period) return;
  const { slug, number, titles, authoritativeLang } = period;
  for (const { personId, lang } of await reminders.listUnsubmitted(trx, id)) {
    const titleIn = (tag: string) => titles.find((one) => one.lang === tag)?.title;
    await sendLetter(trx, {
      kind: "positionDue",
      to: { personId },
      values: {
        ...{ document: titleIn(lang) ?? titleIn(authoritativeLang) ?? slug, version: number },
        ...{ at: due, reason: "" },
      },
      path: `/documents/${slug}/position?version=${String(number)}`,
      id: `positionDue ${id} ${due.toISOString()} ${String(days)} ${personId}`,
    });
  }
}
