import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Tells a process from a later one with the same number: its start time, or null when it is gone (a zombie counts as gone). */
export function processIdentity(pid: number): string | null {
  if (!isSignalable(pid)) return null;
  if (process.platform === "linux") return linuxIdentity(pid);
  if (process.platform === "win32") return "alive";
  return ask(["-o", "lstart=", "-p", String(pid)]);
}

/** The command line of a running process, or null when it is gone or cannot be read. */
export function commandLine(pid: number): string | null {
  if (processIdentity(pid) === null) return null;
  if (process.platform !== "linux") return ask(["-ww", "-o", "command=", "-p", String(pid)]);
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return null;
  }
}

function isSignalable(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function linuxIdentity(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // The name in the second field may hold spaces and brackets: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" || fields[0] === "X" ? null : `${boot}/${fields[19] ?? ""}`;
  } catch {
    return null;
  }
}

function ask(args: string[]): string | null {
  try {
    return execFileSync("ps", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}
