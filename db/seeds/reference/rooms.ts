import type { Db } from "#db/connection.ts";

/** Opens the two standing rooms. Everyone reads the first; who may write is the rooms' policy. */
export async function loadRooms(trx: Db): Promise<void> {
  await trx
    .insertInto("rooms")
    .values([
      { slug: "covid-19-response", kind: "standing", audience: "everyone", subject: null },
      { slug: "partner-proposals", kind: "standing", audience: "members-and-partners", subject: null },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
