import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import * as queries from "#db/queries/adoption-letters.ts";
import { reminderOf } from "./letter-of.server.ts";
import { earliestReminder, reminderDue } from "./reminder-times.ts";

/**
 * The task of every minute beside the one that decides: before a procedure ends, a letter to whoever then holds the office of a
 * country that has not spoken in it; each reminder once, by the database's clock, on whichever node.
 */
export async function remindOfProcedures({ db }: Services): Promise<void> {
  for (const procedure of await queries.listEndingProcedures(db, earliestReminder)) {
    const days = reminderDue(procedure);
    if (days === null) continue;
    await db.transaction().execute(async (trx) => {
      // Another node may have written it between the list and here, or a country ended it.
      if (!(await queries.markProcedureReminded(trx, procedure.id, days))) return;
      const found = await queries.findProcedureInLetters(trx, procedure.id);
      if (!found) return;
      for (const reader of await queries.listReaders(trx, ["country"], { notIn: procedure.id })) {
        const letter = reminderOf(found, reader, days);
        if (letter) await sendLetter(trx, letter);
      }
    });
  }
}
