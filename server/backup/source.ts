import { existsSync } from "node:fs";
import { hasCluster, clusterFolder } from "#db/embedded/cluster.ts";
import { findRunningEmbedded, startEmbedded } from "#db/embedded/start.ts";
import type { Log } from "#app/features/access/services.ts";
import type { Env } from "../env.ts";
import { BackupError } from "./backup-error.ts";

/** A database to be backed up. */
export interface Source {
  /** As whoever may read everything. */
  readonly url: string;
  /** The folder of the embedded database; null where the server is not ours. */
  readonly cluster: string | null;
  readonly close: () => Promise<void>;
}

/** The portal's database: the one of DATABASE_URL, the running portal's, or the embedded one started for the time. Throws BackupError where there is none. */
export async function openSource({ databaseOwnerUrl, dataDir }: Env, log: Log): Promise<Source> {
  if (databaseOwnerUrl !== null)
    return { url: databaseOwnerUrl, cluster: null, close: () => Promise.resolve() };
  if (!existsSync(dataDir) || !hasCluster(dataDir))
    throw new BackupError(`DATA_DIR ${dataDir} holds no database, so there is nothing to back up.`);
  const cluster = clusterFolder(dataDir);
  const running = findRunningEmbedded(dataDir);
  if (running) return { url: running.superuserUrl, cluster, close: () => Promise.resolve() };
  const { superuserUrl, stop } = await startEmbedded({ dataDir, log });
  return { url: superuserUrl, cluster, close: stop };
}
