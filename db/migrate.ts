import { Migrator, sql } from "kysely";
import type { Connection, Db } from "./connection.ts";
import { grantJobs, migrateJobs } from "./jobs-schema.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the schema up to date as the owner and lets the application role `appRole` read and write, but own nothing.
 * Two nodes starting together are safe: the migrator holds a lock. Throws the first migration's error.
 */
export async function migrate(
  owner: Pick<Connection, "db" | "pool">,
  appRole: string,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: owner.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  await migrateJobs(owner);
  await owner.db.transaction().execute((trx) => grant(trx, appRole));
  return (results ?? []).map((result) => result.migrationName);
}

/** The rights of the application's role, all at once: it reads and writes the tables, but adds only to the audit log. Two nodes starting together wait for each other. */
async function grant(owner: Db, appRole: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('portal grants'))`.execute(owner);
  await sql`grant usage on schema public to ${sql.id(appRole)}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema public to ${sql.id(appRole)}`.execute(
    owner,
  );
  await sql`grant usage on all sequences in schema public to ${sql.id(appRole)}`.execute(owner);
  await guardTrace(owner, appRole);
  await grantJobs(owner, appRole);
}

/**
 * The audit log only grows: the application's role adds entries without choosing their number or moment, and changes none.
 * Where it owns the tables (no DATABASE_OWNER_URL) it could give itself the rights again: only the trigger refuses then.
 */
async function guardTrace(owner: Db, appRole: string): Promise<void> {
  const { rows } = await sql<{ owns: boolean }>`select ${appRole} = current_user as owns`.execute(owner);
  if (rows[0]?.owns) return;
  const role = sql.id(appRole);
  await sql`revoke insert, update, delete on traces, trace_chain, trace_checks, trace_queue from ${role}`.execute(
    owner,
  );
  await sql`grant insert (person_id, mandate_id, address_class, act, object_kind, object_id) on traces to ${role}`.execute(
    owner,
  );
  await sql`grant insert (n, trace_id, hash) on trace_chain to ${role}`.execute(owner);
  await sql`grant insert (n, hash, broken_at) on trace_checks to ${role}`.execute(owner);
  await sql`grant delete on trace_queue to ${role}`.execute(owner);
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
