import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Where the nodes of these versions stand, for their numbers. */
export function listPlacedNodes(db: Db, versionIds: readonly string[]) {
  return db
    .selectFrom("versionNodes")
    .select(["versionId", "nodeId as id", "parentId", "position"])
    .where("versionId", "=", sql<string>`any (${versionIds}::uuid[])`)
    .execute();
}
