import { accessSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { clusterFolder } from "./cluster.ts";
import { EmbeddedError } from "./embedded-error.ts";

/** Makes DATA_DIR where it is missing and gives its real, absolute path; throws EmbeddedError when it cannot be used. */
export function openDataFolder(dataDir: string): string {
  const wanted = path.resolve(dataDir);
  const { R_OK, W_OK, X_OK } = constants;
  try {
    // Root's server runs as another user, who must be let through but need not see what else is there.
    makeFolder(wanted, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(wanted, R_OK | W_OK | X_OK);
    const cluster = clusterFolder(wanted);
    if (existsSync(cluster)) accessSync(cluster, R_OK | W_OK | X_OK);
    return realpathSync(wanted);
  } catch (error) {
    const { code, path: place } = error as NodeJS.ErrnoException;
    throw new EmbeddedError(
      `DATA_DIR ${wanted} cannot be used (${place ?? wanted}: ${reasons[code ?? ""] ?? code ?? "unknown"}); make it writable for this user, or set DATA_DIR to another folder.`,
    );
  }
}

/** As mkdir -p. Node's own way never ends where a folder refuses to hold another with "no such file" (/proc). */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "read-only file system",
  ENOENT: "no folder can be made there",
  EEXIST: "not a folder",
  ENOTDIR: "not a folder",
  ENOSPC: "no space left",
};
