import { Migrator, sql } from "kysely";
import type { Db } from "./connection.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the schema up to date as the owner and lets the application role `appRole` read and write, but own nothing.
 * Two nodes starting together are safe: the migrator holds a lock. Throws the first migration's error.
 */
export async function migrate(owner: Db, appRole: string): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  await sql`grant usage on schema public to ${sql.id(appRole)}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema public to ${sql.id(appRole)}`.execute(
    owner,
  );
  await sql`grant usage on all sequences in schema public to ${sql.id(appRole)}`.execute(owner);
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether the search by parts of words sees letters beyond Latin; under a C locale pg_trgm sees none in Thai. */
export async function seesLetters(db: Db): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`select cardinality(show_trgm('ก')) > 0 as sees`.execute(db);
  return rows[0]?.sees ?? false;
}

/** Whether every migration has run: what /readyz asks. */
export async function isMigrated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const applied = new Set(rows.map((row) => row.name));
  return Object.keys(migrations).every((name) => applied.has(name));
}
