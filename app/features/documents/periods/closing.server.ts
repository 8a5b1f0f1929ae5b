import { visitor } from "#app/features/access/actor.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import * as documents from "#db/queries/documents.ts";

/** Announces each comment period that has closed, once: pages that say "open" are dropped, readers load again. Who may write was decided by the clock already. */
export async function announceClosings({ db }: Services): Promise<void> {
  for (const { id, documentSlug, number } of await documents.listUnannouncedClosings(db))
    await db.transaction().execute(async (trx) => {
      await documents.lockDocument(trx, documentSlug);
      if (!(await documents.markClosingAnnounced(trx, id))) return;
      await announce(trx, visitor, {
        type: "documents.commentPeriodClosed",
        subject: documentSlug,
        data: { version: number, period: id },
      });
    });
}
