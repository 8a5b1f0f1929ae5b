import { runMigrations } from "graphile-worker";
import { sql } from "kysely";
import type { Connection, Db } from "./connection.ts";

/** Brings graphile_worker's own schema up to date, as the owner. Two nodes starting together are safe: each of its migrations counts once. */
export async function migrateJobs(owner: Pick<Connection, "pool">): Promise<void> {
  await runMigrations({ pgPool: owner.pool });
}

/** Lets the application's role add and run jobs: the tables are behind row level security, so a right alone would show it nothing. */
export async function grantJobs(owner: Db, appRole: string): Promise<void> {
  const role = sql.id(appRole);
  await sql`grant usage on schema graphile_worker to ${role}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema graphile_worker to ${role}`.execute(
    owner,
  );
  await sql`grant usage on all sequences in schema graphile_worker to ${role}`.execute(owner);
  await sql`revoke insert, update, delete on graphile_worker.migrations from ${role}`.execute(owner);
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity and not exists (
      select from pg_policy where polrelid = pg_class.oid and polname = ${policyOf(appRole)})`.execute(owner);
  for (const { name } of rows)
    await sql`create policy ${sql.id(policyOf(appRole))} on ${sql.id("graphile_worker", name)}
      to ${role} using (true) with check (true)`.execute(owner);
}

const policyOf = (appRole: string) => `portal ${appRole}`.slice(0, 63);
