import type { Connection } from "#db/connection.ts";

/** What changes by being asked, or by itself: sessions and devices of those who sign in, what is counted, who is in a room, what someone has read last, the letters that come due, the clock and the beat of jobs, the chain drawn over the trace. */
const changeByAsking = [
  "public.sessions",
  "public.devices",
  "public.limit_counts",
  "public.document_reads",
  "public.nodes",
  "public.room_presence",
  "public.room_letters",
  "public.room_letter_mentions",
  "public.message_mentions",
  "public.trace_chain",
  "public.trace_checks",
  "public.trace_queue",
  "graphile_worker._private_known_crontabs",
];

/** A hash over the rows of each table, by its name: equal before and after, nothing was written. */
export async function snapshot({ pool }: Connection): Promise<Record<string, string>> {
  const tables = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables.rows) {
    if (changeByAsking.includes(name)) continue;
    const { rows } = await pool.query<{ hash: string }>(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(md5(row_.*::text), '' order by md5(row_.*::text)), '')) as hash from ${name} as row_`,
    );
    hashes[name] = rows[0]?.hash ?? "";
  }
  return hashes;
}
