import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { OLDEST_MAJOR, versionOf } from "./binaries.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { lastLines, type Runner, type User } from "./runner.ts";

/** Character types in which letters of every script are letters; the C library decides which of them it has. */
export const CTYPES = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_GB.UTF-8", "UTF-8"] as const;

/** Where the cluster of a DATA_DIR lies. */
export function clusterFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

/** Whether DATA_DIR holds a complete cluster. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(path.join(clusterFolder(dataDir), "PG_VERSION"));
}

/** An empty folder that belongs to `user`, in which a cluster is made; what a broken try left is removed. */
export function emptyFolder(dataDir: string, user: User | null): string {
  // Named after the process: the initdb of a portal just killed cleans up the folder it was given.
  const folder = `${clusterFolder(dataDir)}.${String(process.pid)}.new`;
  const left = readdirSync(dataDir).filter((name) => /^postgres\.\d+\.new$/.test(name));
  for (const name of left) rmSync(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/**
 * Makes a cluster with one character type of CTYPES, and moves it into place when it is complete, so that a kill leaves no half one.
 * Gives false where the C library does not know the type; throws EmbeddedError on any other failure.
 */
export function makeCluster(
  runner: Runner,
  dataDir: string,
  user: User | null,
  password: string,
  ctype: string,
): boolean {
  const folder = emptyFolder(dataDir, user);
  const passwordFile = path.join(dataDir, "initdb.password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (user) chownSync(passwordFile, user.uid, user.gid);
    const { code, output } = runner.run("initdb", [
      ...["-D", folder, "--username=portal_superuser", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ...[
        "--encoding=UTF8",
        "--locale-provider=icu",
        "--icu-locale=und",
        "--locale=C",
        `--lc-ctype=${ctype}`,
      ],
    ]);
    if (code !== 0 && output.includes("invalid locale name")) return false;
    if (code !== 0)
      throw new EmbeddedError(`PostgreSQL could not make its folder ${folder}: ${lastLines(output)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(clusterFolder(dataDir), { recursive: true, force: true });
  renameSync(folder, clusterFolder(dataDir));
  return true;
}

/** Gives the version of the programs, "18.4"; throws EmbeddedError when they are too old, or another major version made the cluster. */
export function assertSameMajor(runner: Runner, dataDir: string): string {
  const version = versionOf(runner.run("initdb", ["--version"]).output);
  const major = Number.parseInt(version);
  if (!(major >= OLDEST_MAJOR)) {
    throw new EmbeddedError(`PostgreSQL ${version} is too old; ${String(OLDEST_MAJOR)} or newer is needed.`);
  }
  if (!hasCluster(dataDir)) return version;
  const made = Number(readFileSync(path.join(clusterFolder(dataDir), "PG_VERSION"), "utf8").trim());
  if (made === major) return version;
  throw new EmbeddedError(
    `${clusterFolder(dataDir)} was made by PostgreSQL ${String(made)}, and this portal brings ${String(major)}; restore a back-up into an empty DATA_DIR.`,
  );
}
