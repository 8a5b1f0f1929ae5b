import { mandateFrom } from "#app/features/access/actor.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { listSuperiors, markEndingMandates, type EndingMandate } from "#db/queries/reminders.ts";
import type { Db } from "#db/connection.ts";

/** How long before a mandate's end its holder and the office above are reminded, in days. */
const daysBefore = 30;

/** Writes to the holder of each mandate that ends within 30 days, and to who stands above it: once for each end. */
export function remindOfEnds({ db }: Services): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const mandate of await markEndingMandates(trx, daysBefore)) await remind(trx, mandate);
  });
}

async function remind(trx: Db, row: EndingMandate): Promise<void> {
  const mandate = mandateFrom(row.id, row);
  // The letter names the last day; the mandate is over when that day is.
  const at = { moment: new Date(row.endsAt.getTime() - 1), zone: "UTC" };
  const values = { office: mandate, person: row.person, at };
  const name = `mandate-ends-soon ${row.id} ${row.endsAt.toISOString()}`;
  for (const personId of [row.personId, ...(await listSuperiors(trx, row))])
    await sendLetter(trx, {
      kind: "mandateEndsSoon",
      to: { personId },
      values,
      path: `/offices/${row.handle}`,
      id: `${name} ${personId}`,
    });
}
