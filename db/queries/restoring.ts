import type { Db } from "../connection.ts";

/** Everything by which someone could come in without signing in anew, or with what has been mailed to them: gone. Gives how many sessions there were. */
export async function deleteAllEntries(trx: Db): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom("sessions").executeTakeFirstOrThrow();
  for (const table of ["pendingSignIns", "passkeyChallenges", "mailedTokens", "devices"] as const)
    await trx.deleteFrom(table).execute();
  return Number(numDeletedRows);
}
