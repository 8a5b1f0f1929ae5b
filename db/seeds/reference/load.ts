import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { loadCities } from "./cities.ts";
import * as content from "./content.ts";
import { loadDocuments } from "./documents.ts";
import { loadExperiences } from "./experiences.ts";
import { loadMeetings } from "./meetings.ts";
import { loadNetwork } from "./network.ts";
import { loadOffices } from "./offices.ts";
import { loadRooms } from "./rooms.ts";

/** To be raised when the loaders read the same files in another way. */
const reading = 1;

/**
 * Brings in the reference content in one transaction and adds only what is absent, so that nothing people changed is
 * overwritten. Content that has been loaded once, told by its hash, is not looked at again. Several nodes may start together.
 */
export async function loadReference(db: Db): Promise<void> {
  const name = `reference-${hashOf(content)}`;
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('reference content'))`.execute(trx);
    const isNew = await trx
      .insertInto("loadedContent")
      .values({ name })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (isNew === undefined) return;
    await loadNetwork(trx);
    await loadCities(trx);
    await loadMeetings(trx);
    await loadOffices(trx);
    await loadDocuments(trx);
    await loadExperiences(trx);
    await loadRooms(trx);
  });
}

function hashOf(files: object): string {
  return createHash("sha256")
    .update(JSON.stringify([reading, files]))
    .digest("hex")
    .slice(0, 16);
}
