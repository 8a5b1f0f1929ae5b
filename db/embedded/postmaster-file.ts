import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandLine } from "./process-identity.ts";

/** What PostgreSQL writes about itself into its folder. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

/** Reads postmaster.pid of a cluster, or null where there is none or it is half written. */
function readPostmasterFile(cluster: string): PostmasterFile | null {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, port } : null;
}

/** The PostgreSQL that runs on this cluster, or null; another process that has got its old number does not count. */
export function findPostmaster(cluster: string): PostmasterFile | null {
  const found = readPostmasterFile(cluster);
  if (found === null) return null;
  const command = commandLine(found.pid);
  return command?.includes("postgres") && command.includes(cluster) ? found : null;
}

/**
 * Lets PostgreSQL start although the number in a stale postmaster.pid belongs to somebody now: it takes the number of its own
 * parent for stale. The file itself must stay, for its line about shared memory keeps a server from starting beside living backends.
 */
export function disownPostmasterFile(cluster: string): void {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [String(process.pid), ...rest].join("\n"));
}
