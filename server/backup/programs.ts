import { listClientPrograms, type ClientPrograms } from "#db/backup/client-programs.ts";
import { BackupError } from "./backup-error.ts";

/**
 * pg_dump and pg_restore for a server or an export of this version, "18.4": the oldest that are new enough, for newer ones
 * write what older servers do not take. Throws BackupError, which names what to install, where there are none.
 */
export async function programsFor(version: string): Promise<ClientPrograms> {
  const needed = Number.parseInt(version);
  const programs = await listClientPrograms();
  const fitting = programs.find(({ major }) => major >= needed);
  if (fitting) return fitting;
  const newest = programs.at(-1);
  const found = newest ? `the newest here is ${String(newest.major)}` : "none is installed";
  throw new BackupError(
    `This needs pg_dump and pg_restore of PostgreSQL ${String(needed)} or newer, and ${found}; install the client programs, for example the package postgresql-client-${String(needed)}.`,
  );
}
