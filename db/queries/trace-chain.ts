import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** An entry as its hash takes it: ids, the act, and the moment in UTC to the microsecond. */
export interface ChainableEntry {
  readonly id: number;
  readonly at: string;
  readonly personId: string | null;
  readonly mandateId: string | null;
  readonly addressClass: string;
  readonly act: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
}

export interface Link {
  readonly n: number;
  readonly traceId: number;
  readonly hash: string;
}

/** Whether this transaction is now the one that writes the chain; false where another is. Until the transaction's end. */
export async function becomeChainWriter(trx: Db): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('trace chain')) as is`.execute(trx);
  return rows[0]?.is ?? false;
}

/** The last link, undefined where there is none. */
export function findHead(db: Db) {
  return db
    .selectFrom("traceChain")
    .select(["n", "hash", "at"])
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
}

const exactly = sql<string>`to_char(traces.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const columns = [
  "traces.id",
  "traces.personId",
  "traces.mandateId",
  "traces.addressClass",
  "traces.act",
  "traces.objectKind",
  "traces.objectId",
] as const;

/** The committed entries that wait for the chain, the lowest numbers first. */
export function listWaiting(db: Db, limit: number): Promise<ChainableEntry[]> {
  return db
    .selectFrom("traceQueue")
    .innerJoin("traces", "traces.id", "traceQueue.traceId")
    .select(columns)
    .select(exactly.as("at"))
    .orderBy("traceQueue.traceId")
    .limit(limit)
    .execute();
}

/** Adds the links and takes their entries from the queue: one statement each. */
export async function insertLinks(trx: Db, links: readonly Link[]): Promise<void> {
  const ids = links.map((link) => link.traceId);
  await sql`insert into trace_chain (n, trace_id, hash)
    select * from unnest(${links.map((link) => link.n)}::bigint[], ${ids}::bigint[], ${links.map((link) => link.hash)}::text[])`.execute(
    trx,
  );
  await sql`delete from trace_queue where trace_id = any(${ids}::bigint[])`.execute(trx);
}

/** The next links after `n`, each with its entry as it stands now; the entry is null where it is gone. */
export async function listLinks(db: Db, after: number, limit: number) {
  const rows = await db
    .selectFrom("traceChain")
    .leftJoin("traces", "traces.id", "traceChain.traceId")
    .select(["traceChain.n", "traceChain.traceId", "traceChain.hash"])
    .select(columns)
    .select(exactly.as("at"))
    .where("traceChain.n", ">", after)
    .orderBy("traceChain.n")
    .limit(limit)
    .execute();
  return rows.map(({ n, traceId, hash, id, at, addressClass, act, ...rest }) => ({
    n,
    traceId,
    hash,
    entry:
      id === null || addressClass === null || act === null ? null : { id, at, addressClass, act, ...rest },
  }));
}

/** How many entries are neither in the chain nor waiting for it: none, unless someone took them from the queue. */
export async function countUnlinked(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from traces
    where not exists (select from trace_chain where trace_id = traces.id)
      and not exists (select from trace_queue where trace_id = traces.id)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The last time the chain was checked. */
export function findLastCheck(db: Db) {
  return db
    .selectFrom("traceChecks")
    .select(["at", "n", "hash", "brokenAt"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The farthest the chain was ever found whole. */
export function findFarthestCheck(db: Db) {
  return db
    .selectFrom("traceChecks")
    .select(["n", "hash"])
    .where("brokenAt", "is", null)
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
}

interface NewCheck {
  readonly n: number;
  readonly hash: string;
  readonly brokenAt: number | null;
}

/** Keeps what a check has found. */
export async function insertCheck(db: Db, check: NewCheck): Promise<void> {
  await db.insertInto("traceChecks").values(check).execute();
}
