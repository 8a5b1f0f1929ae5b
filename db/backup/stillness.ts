import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { withClient } from "./client.ts";
import { countRows, listTables, type Counts } from "./tables.ts";

const TRIES = 20;
const PAUSE_MS = 200;
/** Shorter than PostgreSQL's deadlock_timeout (1 s): where writers and we wait for each other, we give way, never they. */
const LOCK_LIMIT_MS = 500;
/** What PostgreSQL says of a statement that took too long. */
const CANCELLED = "57014";

/**
 * Runs `act` while nobody writes, and counts every table in just that state; writers wait as long as `act` takes, not for the
 * counting. Where the tables cannot be had, `act` runs all the same and the counts are null.
 */
export async function countStill<T>(
  url: string,
  act: () => Promise<T>,
): Promise<{ result: T; counts: Counts | null }> {
  return withClient(url, (holder) =>
    withClient(url, async (counter) => {
      const tables = await listTables(holder);
      if (!(await hold(holder, tables))) return { result: await act(), counts: null };
      await counter.query("begin isolation level repeatable read read only");
      // The transaction's first query fixes what it sees.
      await counter.query("select 1");
      const result = await act();
      await holder.query("commit");
      return { result, counts: await countRows(counter, tables) };
    }),
  );
}

/** Takes all the tables from their writers, not from their readers; false where somebody kept one to the last try. */
async function hold(client: pg.Client, tables: readonly string[]): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    await client.query("begin");
    await client.query(`set local statement_timeout = ${String(LOCK_LIMIT_MS)}`);
    try {
      await client.query(`lock table ${tables.join(", ")} in share mode`);
      return true;
    } catch (error) {
      await client.query("rollback");
      if ((error as { code?: string }).code !== CANCELLED) throw error;
      await sleep(PAUSE_MS);
    }
  }
  return false;
}
