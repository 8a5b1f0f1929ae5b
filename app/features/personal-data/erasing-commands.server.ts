import { visitor } from "#app/features/access/actor.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import { erasePerson, insertErasure, type Erasure } from "#db/queries/erasing.ts";
import { deleteDownloadOf, listDue, lockAdministration, lockPerson } from "#db/queries/personal-data.ts";
import { isLastAdministrator } from "./commands.server.ts";

/** The server itself acts: nobody asks it to at that moment. */
const server = visitor;

type Hands = Pick<Services, "db" | "files" | "log">;

/**
 * Erases every account whose days of grace are over, and gives how many. One who has meanwhile become the last
 * administrator waits until there is another one; the log says so.
 */
export async function eraseDue(services: Hands): Promise<number> {
  let count = 0;
  for (const personId of await listDue(services.db)) if (await eraseOne(services, personId)) count += 1;
  return count;
}

async function eraseOne({ db, files, log }: Hands, personId: string): Promise<boolean> {
  const left = await db.transaction().execute(async (trx) => {
    await lockAdministration(trx);
    const person = await lockPerson(trx, personId);
    if (!person?.isDue) return null;
    if (await isLastAdministrator(trx, personId)) {
      log.warn({ personId }, "the last administrator's account is due but stays until there is another one");
      return null;
    }
    return erase(trx, personId);
  });
  for (const file of left ?? []) await files.remove(file);
  return left !== null;
}

/**
 * After a restore: erases again everyone in the ledger whom the back-up still knew, without days of grace, and writes the
 * ledger's entries with their own moments. Gives how many were erased. Those erased already stay as they are.
 */
export async function replayErasures(services: Hands, ledger: readonly Erasure[]): Promise<number> {
  const { db, files } = services;
  let count = 0;
  for (const { personId, erasedAt } of ledger) {
    const left = await db.transaction().execute(async (trx) => {
      const person = await lockPerson(trx, personId);
      if (person && person.email !== null) return erase(trx, personId, erasedAt);
      await insertErasure(trx, personId, erasedAt);
      return null;
    });
    for (const file of left ?? []) await files.remove(file);
    if (left) count += 1;
  }
  return count;
}

/** Gives the files that are to go once the transaction stands. */
async function erase(trx: Db, personId: string, erasedAt?: Date): Promise<string[]> {
  const files = await deleteDownloadOf(trx, personId);
  await erasePerson(trx, personId);
  await insertErasure(trx, personId, erasedAt);
  await record(trx, server, { act: "accounts.erased", object: { kind: "person", id: personId } });
  await announce(trx, server, { type: "offices.mandateEnded", subject: personId });
  await announce(trx, server, { type: "accounts.erased", subject: personId });
  return files;
}
