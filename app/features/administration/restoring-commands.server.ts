import { visitor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import { replayErasures } from "#app/features/personal-data/erasing-commands.server.ts";
import type { Erasure } from "#db/queries/erasing.ts";
import { holdMail } from "#db/queries/jobs.ts";
import { deleteAllEntries } from "#db/queries/restoring.ts";

export interface Settled {
  readonly sessions: number;
  readonly heldLetters: number;
  /** Accounts that the back-up still knew and the ledger says are erased. */
  readonly erased: number;
}

/** The command line acts: nobody is signed in there. */
const server = visitor;

/**
 * Makes a restored database fit to be opened: all must sign in anew, unsent letters wait for an administrator, who was erased
 * since is erased again, and the audit log says which back-up it was (`madeAt`, ISO 8601 UTC). No portal may be running on it.
 */
export async function settleRestored(
  services: Pick<Services, "db" | "files" | "log">,
  { madeAt, ledger }: { madeAt: string; ledger: readonly Erasure[] },
): Promise<Settled> {
  const { sessions, heldLetters } = await services.db.transaction().execute(async (trx) => {
    const ended = await deleteAllEntries(trx);
    const held = await holdMail(trx);
    await record(trx, server, { act: "backups.restored", object: { kind: "backup", id: madeAt } });
    return { sessions: ended, heldLetters: held };
  });
  return { sessions, heldLetters, erased: await replayErasures(services, ledger) };
}
