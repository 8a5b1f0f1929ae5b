import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { settleRestored, type Settled } from "#app/features/administration/restoring-commands.server.ts";
import type { Files, Log } from "#app/features/access/services.ts";
import { openDataFolder } from "#db/embedded/data-folder.ts";
import { lockFolder } from "#db/embedded/folder-lock.ts";
import type { Erasure } from "#db/queries/erasing.ts";
import { openDatabase } from "../database.ts";
import type { Env } from "../env.ts";
import { keepLedger, ledgerFile } from "../erasures.ts";
import { filesOf } from "../files.ts";
import type { Manifest } from "./manifest.ts";
import { assertCounts, openPlace } from "./place.ts";
import { assertFits, STAGING } from "./target.ts";
import { readAbout, unpack } from "./unpack.ts";

export interface Restored extends Settled {
  readonly manifest: Manifest;
}

/** What a restored portal has in its folder. Without its passwords a cluster is not started, so they come last: a restore cut off here is no portal. */
const PARTS = ["postgres", "files", "demo-password", "erasures.jsonl", "database.json"];

/**
 * Restores a back-up into an empty DATA_DIR (and the empty database of DATABASE_URL), and makes it fit to be opened. `ledger`:
 * who was erased since. Throws BackupError, and leaves nothing behind, where the file or the target is not fit for it.
 */
export async function restoreBackup(
  env: Env,
  log: Log,
  file: string,
  ledger: readonly Erasure[] = [],
): Promise<Restored> {
  const about = await readAbout(file);
  const programs = await assertFits(env, about);
  return inStaging(env.dataDir, async (staging) => {
    const manifest = await unpack(file, staging);
    const files = filesOf({ s3Url: env.s3Url, dataDir: staging });
    await putFiles(staging, files);
    const place = await openPlace(env, { log, staging, kind: about.kind, programs });
    try {
      await assertCounts(place.ownerUrl, manifest);
      const given = { ...env, databaseUrl: place.url, databaseOwnerUrl: place.ownerUrl };
      const { connection, close } = await openDatabase(given, log);
      try {
        const services = { db: connection.db, files, log };
        const settled = await settleRestored(services, { madeAt: about.createdAt, ledger });
        await keepLedger(connection.db, ledgerFile(staging));
        return { manifest, ...settled };
      } finally {
        await close();
      }
    } finally {
      await place.close();
    }
  });
}

/** Runs `work` in a folder of its own in DATA_DIR, held against portals and other restores, and then moves what it made into place; removes all of it where it fails. */
async function inStaging<T>(wanted: string, work: (staging: string) => Promise<T>): Promise<T> {
  const isNew = !existsSync(wanted);
  const dataDir = openDataFolder(wanted);
  const unlock = await lockFolder(dataDir);
  const staging = path.join(dataDir, `restoring.${String(process.pid)}`);
  const leave = () => {
    rmSync(staging, { recursive: true, force: true, maxRetries: 5 });
    unlock();
    if (isNew && existsSync(dataDir)) removeEmpty(dataDir);
  };
  process.once("exit", leave);
  try {
    for (const name of await readdir(dataDir))
      if (STAGING.test(name)) await rm(path.join(dataDir, name), { recursive: true, force: true });
    openDataFolder(staging);
    const result = await work(staging);
    for (const part of PARTS)
      if (existsSync(path.join(staging, part)))
        await rename(path.join(staging, part), path.join(dataDir, part));
    return result;
  } finally {
    process.off("exit", leave);
    leave();
  }
}

function removeEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Keeps the unpacked files as a portal keeps its files, in the folder or in the bucket. */
async function putFiles(staging: string, files: Files): Promise<void> {
  const unpacked = path.join(staging, "files");
  if (!existsSync(unpacked)) return;
  const aside = path.join(staging, "unpacked-files");
  await rename(unpacked, aside);
  for (const name of await readdir(aside)) await files.put(await readFile(path.join(aside, name)));
}
