import type pg from "pg";

/** Rows per table, by schema and name. */
export type Counts = Readonly<Record<string, number>>;

/** Every table that holds data of ours, quoted, in order of name: not those of PostgreSQL and of extensions, nor unlogged ones, which a crash empties. */
export async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p'
       and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
       and not exists (select from pg_depend d
         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`);
  return rows.map((row) => row.name);
}

/** How many rows each of these tables has, as the connection's transaction sees them. */
export async function countRows(client: pg.Client, tables: readonly string[]): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
    counts[table] = Number(rows[0]?.count);
  }
  return counts;
}

/** The names of the migrations that have run, in order; none where the portal has never used the database. */
export async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    "select to_regclass('public.kysely_migration') is not null as exists",
  );
  if (rows[0]?.exists !== true) return [];
  const found = await client.query<{ name: string }>(
    "select name from public.kysely_migration order by name",
  );
  return found.rows.map((row) => row.name);
}

/** The server's version, "18.4". */
export async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  return /^\d+(\.\d+)?/.exec(rows[0]?.server_version ?? "")?.[0] ?? "0";
}
