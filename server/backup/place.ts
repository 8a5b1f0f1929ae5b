import { chown, readdir } from "node:fs/promises";
import path from "node:path";
import type { Log } from "#app/features/access/services.ts";
import { withClient } from "#db/backup/client.ts";
import type { ClientPrograms } from "#db/backup/client-programs.ts";
import { restoreDump } from "#db/backup/dump.ts";
import { countRows } from "#db/backup/tables.ts";
import { clusterFolder } from "#db/embedded/cluster.ts";
import { serverUser } from "#db/embedded/runner.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import type { Env } from "../env.ts";
import { BackupError } from "./backup-error.ts";
import type { About, Manifest } from "./manifest.ts";

/** A restored database that runs. */
interface Place {
  readonly url: string;
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
}

interface Unpacked {
  readonly log: Log;
  readonly kind: About["kind"];
  /** The folder with `postgres` or `database.dump`. */
  readonly staging: string;
  /** Not null where the kind is "dump". */
  readonly programs: ClientPrograms | null;
}

/** Brings up what was unpacked: the cluster's files, or the export, in the database of DATABASE_URL or in a new cluster. */
export async function openPlace(env: Env, { log, kind, staging, programs }: Unpacked): Promise<Place> {
  if (kind === "cluster") await giveToServer(clusterFolder(staging));
  const place = await runningPlace(env, staging, log);
  try {
    if (programs !== null) await restoreDump(programs, place.ownerUrl, path.join(staging, "database.dump"));
    return place;
  } catch (error) {
    await place.close();
    throw new BackupError(`The export could not be restored: ${(error as Error).message}`);
  }
}

async function runningPlace(env: Env, staging: string, log: Log): Promise<Place> {
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = env;
  if (url !== null) return { url, ownerUrl: ownerUrl ?? url, close: () => Promise.resolve() };
  const { stop, ...embedded } = await startEmbedded({ dataDir: staging, log });
  return { ...embedded, close: stop };
}

/** Root's server runs as another user, who must own its folder. */
async function giveToServer(cluster: string): Promise<void> {
  const user = serverUser(cluster);
  if (user === null) return;
  for (const name of ["", ...(await readdir(cluster, { recursive: true }))])
    await chown(path.join(cluster, name), user.uid, user.gid);
}

/** Throws BackupError where a table has another number of rows than when the back-up was made. */
export async function assertCounts(url: string, { counts }: Manifest): Promise<void> {
  if (counts === null) return;
  const found = await withClient(url, (client) => countRows(client, Object.keys(counts)));
  const table = Object.keys(counts).find((name) => found[name] !== counts[name]);
  if (table !== undefined)
    throw new BackupError(
      `The back-up counted ${String(counts[table])} rows in ${table}, and the restored database has ${String(found[table])}; take another back-up.`,
    );
}
