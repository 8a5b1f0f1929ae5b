import { existsSync, readdirSync } from "node:fs";
import { listTables, serverVersion } from "#db/backup/tables.ts";
import { withClient } from "#db/backup/client.ts";
import type { ClientPrograms } from "#db/backup/client-programs.ts";
import { findPackagedBinaries, readMajor } from "#db/embedded/binaries.ts";
import { findHolder } from "#db/embedded/folder-lock.ts";
import { migrations } from "#db/migrations/index.ts";
import type { Env } from "../env.ts";
import { BackupError } from "./backup-error.ts";
import type { About } from "./manifest.ts";
import { programsFor } from "./programs.ts";

/** What a restore that was cut off leaves behind, in DATA_DIR. */
export const STAGING = /^restoring\.\d+$/;

/** Gives pg_restore where the back-up needs it. Throws BackupError where the back-up cannot go where the environment says; touches nothing. */
export async function assertFits(
  { databaseOwnerUrl, dataDir }: Env,
  { kind, postgres, migrations: applied }: About,
): Promise<ClientPrograms | null> {
  assertEmptyFolder(dataDir);
  const unknown = applied.find((name) => !(name in migrations));
  if (unknown !== undefined)
    throw new BackupError(
      `The back-up was made by a newer portal (its database has ${unknown}, unknown here); update this portal first.`,
    );
  const major = Number.parseInt(postgres);
  if (databaseOwnerUrl !== null) await assertEmptyDatabase(databaseOwnerUrl, kind, major);
  else await assertEmbedded(kind, major);
  return kind === "dump" ? programsFor(postgres) : null;
}

function assertEmptyFolder(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const ours = findHolder(dataDir) === null ? /^(?:portal\.lock|restoring\.\d+)$/ : STAGING;
  const found = readdirSync(dataDir).filter((name) => !ours.test(name));
  if (found.length > 0)
    throw new BackupError(
      `DATA_DIR ${dataDir} is not empty; a back-up is restored into an empty or new folder only, so set DATA_DIR to one.`,
    );
}

async function assertEmbedded(kind: About["kind"], major: number): Promise<void> {
  const own = await readMajor(findPackagedBinaries());
  const fits = kind === "cluster" ? own === major : own >= major;
  if (!fits)
    throw new BackupError(
      `The back-up holds a database of PostgreSQL ${String(major)}, and this portal brings ${String(own)}; restore it with a portal of that time, and move on from there by npm run backup -- --logical FILE.`,
    );
}

async function assertEmptyDatabase(url: string, kind: About["kind"], major: number): Promise<void> {
  if (kind === "cluster")
    throw new BackupError(
      "The back-up holds the files of an embedded database, which cannot go into DATABASE_URL; restore it without DATABASE_URL, or make one by npm run backup -- --logical FILE.",
    );
  const { tables, version } = await withClient(url, async (client) => ({
    tables: await listTables(client),
    version: await serverVersion(client),
  })).catch((error: unknown) => {
    throw new BackupError(`The database of DATABASE_URL does not answer: ${(error as Error).message}.`);
  });
  if (tables.length > 0)
    throw new BackupError(
      `The database of DATABASE_URL is not empty (it has the table ${tables[0] ?? ""}); a back-up is restored into an empty one only.`,
    );
  if (Number.parseInt(version) < major)
    throw new BackupError(
      `The back-up holds a database of PostgreSQL ${String(major)}, and the server of DATABASE_URL is ${version}; it must not be older.`,
    );
}
