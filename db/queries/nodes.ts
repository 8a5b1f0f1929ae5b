import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { forgettingSilent } from "./presence.ts";

export interface Node {
  /** The name it locks jobs by: one for each life of its worker. */
  readonly id: string;
  readonly version: string;
  /** The name of the process, for what its sockets say. */
  readonly process: string;
}

/** Says that the node takes jobs, under the name it locks them by. */
export async function markNodeSeen(db: Db, node: Node): Promise<void> {
  await db
    .insertInto("nodes")
    .values(node)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seenAt: sql<Date>`clock_timestamp()` }))
    .execute();
}

/** The node takes no more jobs, and gives back what it still has in hand: the try counts, the next one may be made at once. */
export async function retireNode(db: Db, id: string): Promise<void> {
  await db.deleteFrom("nodes").where("id", "=", id).execute();
  await sql`select graphile_worker.force_unlock_workers(array[${id}])`.execute(db);
}

/** The nodes seen within `seconds`, the longest running first. */
export function listNodes(db: Db, seconds: number) {
  return db
    .selectFrom("nodes")
    .select(["id", "version", "startedAt", "seenAt"])
    .where("seenAt", ">", ago(seconds))
    .orderBy("startedAt")
    .execute();
}

/**
 * Frees the jobs of nodes that have not been seen for `seconds`: they run again elsewhere at once (graphile-worker alone
 * would wait four hours). What their sockets said is forgotten too.
 */
export async function releaseJobsOfGoneNodes(db: Db, seconds: number): Promise<void> {
  await sql`with gone as (delete from nodes where seen_at <= ${ago(seconds)}), ${forgettingSilent}
    select count(*) from told`.execute(db);
  await sql`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs
      where locked_at <= ${ago(seconds)} and locked_by not in (select id from nodes)))`.execute(db);
}

const ago = (seconds: number) => sql<Date>`clock_timestamp() - make_interval(secs => ${seconds})`;

/** Which PostgreSQL this is: "18.4". */
export async function findDatabaseVersion(db: Db): Promise<string> {
  const { rows } = await sql<{
    version: string;
  }>`select split_part(current_setting('server_version'), ' ', 1) as version`.execute(db);
  return rows[0]?.version ?? "";
}
