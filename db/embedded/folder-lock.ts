import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { processIdentity } from "./process-identity.ts";

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

const TRIES = 20;

/** Takes DATA_DIR for this process and gives the function that frees it; throws EmbeddedError while another portal holds it. */
export async function lockFolder(dataDir: string): Promise<() => void> {
  const file = path.join(dataDir, "portal.lock");
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? "" };
  for (let tries = 0; tries < TRIES; tries++) {
    if (create(file, mine)) {
      return () => {
        if (readHolder(file)?.identity === mine.identity) rmSync(file, { force: true });
      };
    }
    const holder = readHolder(file);
    if (holder !== null && isAlive(holder)) throw inUse(dataDir, holder);
    // An empty file is being written this moment; one that stays empty was left by a crash.
    if (holder === null && tries < TRIES / 2) await sleep(20);
    else removeStale(file, dataDir);
  }
  throw new EmbeddedError(`The lock ${file} cannot be taken; delete the file if no portal is running.`);
}

/** The process that holds DATA_DIR, or null when no running portal does. */
export function findHolder(dataDir: string): number | null {
  const holder = readHolder(path.join(dataDir, "portal.lock"));
  return holder !== null && isAlive(holder) ? holder.pid : null;
}

function inUse(dataDir: string, holder: Holder): EmbeddedError {
  return new EmbeddedError(
    `Another portal (process ${String(holder.pid)}) is already using DATA_DIR ${dataDir}; stop it first, or set DATA_DIR to another folder.`,
  );
}

function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Moved aside before it is deleted: if another portal took the lock in between, its lock is seen and the start refused. */
function removeStale(file: string, dataDir: string): void {
  const aside = `${file}.${String(process.pid)}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder !== null && isAlive(holder)) {
    renameSync(aside, file);
    throw inUse(dataDir, holder);
  }
  rmSync(aside, { force: true });
}

function isAlive(holder: Holder): boolean {
  return processIdentity(holder.pid) === holder.identity;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}
