import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { systemFolders, versionOf } from "../embedded/binaries.ts";

/** The programs that PostgreSQL's client package brings: "pg_dump" and "pg_restore". */
export interface ClientPrograms {
  readonly major: number;
  readonly dump: string;
  readonly restore: string;
}

/** The client programs of this system, on the path and where PostgreSQL is usually installed, the oldest first. */
export async function listClientPrograms(): Promise<ClientPrograms[]> {
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const folders = [...new Set([...onPath, ...systemFolders()])];
  const found = await Promise.all(folders.map(readPrograms));
  return found.filter((one) => one !== null).sort((a, b) => a.major - b.major);
}

async function readPrograms(folder: string): Promise<ClientPrograms | null> {
  const ending = process.platform === "win32" ? ".exe" : "";
  const [dump, restore] = ["pg_dump", "pg_restore"].map((name) => path.join(folder, name + ending));
  if (!dump || !restore || !existsSync(dump) || !existsSync(restore)) return null;
  try {
    const { stdout } = await promisify(execFile)(dump, ["--version"], { timeout: 10_000 });
    return { major: Number.parseInt(versionOf(stdout)), dump, restore };
  } catch {
    return null;
  }
}
