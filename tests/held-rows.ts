import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface Held {
  /** Resolves when so many other connections, or more, wait for a lock in this database: they stand inside their transactions. */
  until(waiting: number): Promise<void>;
  /** Lets go; those who wait go on. */
  release(): Promise<void>;
}

/** Takes a lock from a connection of its own and keeps it, so that a test chooses who comes first and where somebody is cut off. */
export async function hold(url: string, statement: string, values: readonly unknown[] = []): Promise<Held> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("begin");
  await client.query(statement, [...values]);
  const countWaiting = async () => {
    const { rows } = await client.query<{
      count: number;
    }>(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return rows[0]?.count ?? 0;
  };
  return {
    async until(waiting) {
      const end = Date.now() + 20_000;
      // What a transaction sees of the others' activity stays as it was, unless it is asked anew.
      while ((await countWaiting()) < waiting) {
        if (Date.now() > end)
          throw new Error(`${String(waiting)} should wait, ${String(await countWaiting())} do`);
        await client.query("select pg_stat_clear_snapshot()");
        await sleep(5);
      }
    },
    async release() {
      await client.query("commit").catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  };
}
