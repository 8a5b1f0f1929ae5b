import { mandateFrom, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listMandates } from "#db/queries/accounts.ts";

/** The actor's running mandates, the oldest first, with the start of each and which one is acted under. */
export async function listOwnMandates({ db }: Services, actor: Actor) {
  const rows = actor.person ? await listMandates(db, actor.person.id) : [];
  return rows.map((row) => ({
    mandate: mandateFrom(row.id, row),
    startsAt: row.startsAt,
    isCurrent: row.id === actor.mandate?.id,
  }));
}
