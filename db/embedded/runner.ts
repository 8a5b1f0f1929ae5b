import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { program } from "./binaries.ts";
import { EmbeddedError } from "./embedded-error.ts";

/** How PostgreSQL's programs are started here: as which user, and by which wrapper. */
export interface Runner {
  readonly bin: string;
  /** Runs a program to its end; gives its exit code (-1 when it did not start) and all it printed. */
  run(name: "initdb" | "pg_ctl", args: readonly string[]): { code: number; output: string };
  /** Starts the server in a process group of its own, so that Ctrl-C reaches only the portal. */
  startServer(args: readonly string[]): ChildProcess;
}

export interface User {
  readonly uid: number;
  readonly gid: number;
}

interface Way {
  readonly prefix: readonly string[];
  readonly user: User | null;
}

/** The user PostgreSQL must run as, or null for our own: it refuses root, so root lends it to the folder's owner, `postgres` or `nobody`. */
export function serverUser(folder: string): User | null {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = ["postgres", "nobody"].flatMap(
    (name) => accounts.find((fields) => fields[0] === name) ?? [],
  );
  return { uid: Number(account[2] ?? 65534), gid: Number(account[3] ?? 65534) };
}

/** Finds by trial how `user` can run the programs in `bin` on `folder`, which must exist; throws EmbeddedError where no way works. */
export function findRunner(bin: string, folder: string, user: User | null): Runner {
  const refusals: string[] = [];
  for (const way of waysFor(user)) {
    const tried = tryWay(way, bin, folder);
    if (tried === null) return makeRunner(way, bin);
    refusals.push(tried);
  }
  const reason = refusals.at(-1) ?? "";
  throw new EmbeddedError(
    user === null
      ? `PostgreSQL (${program(bin, "postgres")}) does not run here: ${reason}`
      : `PostgreSQL must not run as root, and user ${String(user.uid)} cannot run ${bin} or enter ${folder} (${reason}); start the portal as an ordinary user, or put it and DATA_DIR where all users may enter.`,
  );
}

/**
 * On Linux `setpriv --pdeathsig` stops PostgreSQL when the portal is killed. Where the other user may not enter a folder of
 * root's (a clone in /root, mktemp -d), one capability lets it pass; the wider one also where files are closed to others
 * (umask 077). The secure bit makes access(2), by which PostgreSQL looks for its own programs, heed the capability.
 */
function waysFor(user: User | null): Way[] {
  const bare: Way = { prefix: [], user };
  if (process.platform !== "linux") return [bare];
  const setpriv = ["setpriv", "--pdeathsig", "INT"];
  if (user === null) return [{ prefix: [...setpriv, "--"], user }, bare];
  const ids = [...setpriv, "--reuid", String(user.uid), "--regid", String(user.gid), "--clear-groups"];
  const able = (name: string) => [...ids, `--inh-caps=+${name}`, `--ambient-caps=+${name}`];
  const wrapped = ["dac_read_search", "dac_override"].flatMap((name) => [
    [...able(name), "--securebits=+no_setuid_fixup"],
    able(name),
  ]);
  return [...[ids, ...wrapped].map((prefix) => ({ prefix: [...prefix, "--"], user: null })), bare];
}

/** Null when the way works, else what was said. */
function tryWay(way: Way, bin: string, folder: string): string | null {
  // --show looks for all the programs and files of the installation, and makes nothing.
  const show = [program(bin, "initdb"), "--show", "-D", folder];
  const shell = ["/bin/sh", "-c", 'cd "$1" && test -w . && shift && exec "$@"', "sh", folder];
  const probe = process.platform === "win32" ? show : [...shell, ...show];
  const { code, output } = runToEnd(way, probe);
  return code === 0 ? null : lastLines(output, 1);
}

function makeRunner(way: Way, bin: string): Runner {
  return {
    bin,
    run: (name, args) => runToEnd(way, [program(bin, name), ...args]),
    startServer: (args) => {
      const [command = "", ...rest] = [...way.prefix, program(bin, "postgres"), ...args];
      return spawn(command, rest, { ...options(way), detached: true, stdio: ["ignore", "ignore", "pipe"] });
    },
  };
}

/** The end of what a program printed, on one line. */
export function lastLines(output: string, count = 3): string {
  return output.trim().split("\n").filter(Boolean).slice(-count).join(" / ");
}

function runToEnd(way: Way, command: readonly string[]): { code: number; output: string } {
  const [file = "", ...args] = [...way.prefix, ...command];
  const { status, error, stdout, stderr } = spawnSync(file, args, { ...options(way), encoding: "utf8" });
  return { code: status ?? -1, output: error ? error.message : stdout + stderr };
}

/** Only what the programs need: the portal's secrets stay out of their environment, and the locale is given by options. */
function options({ user }: Way) {
  const kept = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "LD_LIBRARY_PATH"];
  const env: NodeJS.ProcessEnv = { NODE_ENV: process.env.NODE_ENV, LC_ALL: "C", TZ: "UTC" };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return { cwd: path.parse(process.cwd()).root, env, windowsHide: true, ...(user ?? {}) };
}
