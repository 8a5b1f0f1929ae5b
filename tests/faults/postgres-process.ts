import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { clusterFolder } from "#db/embedded/cluster.ts";

/** The embedded PostgreSQL of a data folder as the operating system sees it: the server and the processes it has for its connections. */
export function postgresProcesses(dataDir: string): number[] {
  const [line = ""] = readFileSync(path.join(clusterFolder(dataDir), "postmaster.pid"), "utf8").split("\n");
  const server = Number(line);
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === server);
  return [server, ...children.map(Number)];
}

/** Sends the signal to all of them; who has gone meanwhile does not mind. */
export function signalAll(processes: readonly number[], signal: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void {
  for (const pid of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has gone.
    }
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}
