import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Files, Log } from "#app/features/access/services.ts";
import { withClient } from "#db/backup/client.ts";
import { copyCluster } from "#db/backup/cluster-copy.ts";
import { dumpDatabase } from "#db/backup/dump.ts";
import { memberOf, readMember, type Member } from "#db/backup/member.ts";
import { listMigrations, serverVersion, type Counts } from "#db/backup/tables.ts";
import type { Env } from "../env.ts";
import { filesOf } from "../files.ts";
import { root } from "../root-folder.ts";
import { writeArchive } from "./archive-writer.ts";
import { BackupError } from "./backup-error.ts";
import { programsFor } from "./programs.ts";
import { FORMAT, type About, type Manifest } from "./manifest.ts";
import { openSource, type Source } from "./source.ts";

export interface Backup {
  readonly manifest: Manifest;
  /** What went wrong with files that had to be left out, a sentence each. */
  readonly leftOut: readonly string[];
}

export interface BackupOptions {
  /** What pg_dump writes, instead of a copy of the embedded database's files. */
  readonly isLogical?: boolean;
}

/** Beside the cluster, what a portal finds again in its folder. */
const KEPT = ["database.json", "demo-password"];

/** Writes the whole portal, database first and files after it, into the new file `target`, while people go on writing. Throws BackupError. */
export async function makeBackup(
  env: Env,
  log: Log,
  target: string,
  { isLogical = false }: BackupOptions = {},
): Promise<Backup> {
  const source = await openSource(env, log);
  try {
    const about = await describe(source, isLogical ? "dump" : null);
    const leftOut: string[] = [];
    const state: { manifest: Manifest } = { manifest: { about, counts: null, members: [] } };
    const contents = async function* (): AsyncGenerator<Member> {
      yield memberOf("about.json", JSON.stringify(about, null, 2));
      const counts =
        about.kind === "cluster"
          ? yield* copyData(source, env.dataDir)
          : yield* dumpData(source, about, `${target}.${String(process.pid)}.dump`);
      state.manifest = { ...state.manifest, counts };
      yield* copyFiles(filesOf(env), leftOut);
    };
    await writeArchive(target, contents(), (members) => {
      state.manifest = { ...state.manifest, members: [...members] };
      return memberOf("manifest.json", JSON.stringify(state.manifest, null, 1));
    });
    return { manifest: state.manifest, leftOut };
  } finally {
    await source.close();
  }
}

async function describe({ url, cluster }: Source, asked: "dump" | null): Promise<About> {
  const { postgres, migrations } = await withClient(url, async (client) => ({
    postgres: await serverVersion(client),
    migrations: await listMigrations(client),
  })).catch((error: unknown) => {
    throw new BackupError(`The database does not answer: ${(error as Error).message}.`);
  });
  if (migrations.length === 0)
    throw new BackupError("The database holds no portal yet, so there is nothing to back up.");
  return {
    format: FORMAT,
    kind: asked ?? (cluster === null ? "dump" : "cluster"),
    portal: portalVersion(),
    postgres,
    migrations,
    createdAt: new Date().toISOString(),
  };
}

function portalVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
  return version;
}

async function* copyData({ cluster, url }: Source, dataDir: string): AsyncGenerator<Member, Counts | null> {
  const counts = yield* copyCluster(cluster ?? "", url);
  for (const name of KEPT) {
    const member = await readMember(name, path.join(dataDir, name));
    if (member) yield member;
  }
  return counts;
}

/** By way of a file beside the target: an archive says how long a member is before it begins. */
async function* dumpData({ url }: Source, about: About, file: string): AsyncGenerator<Member, Counts> {
  const programs = await programsFor(about.postgres);
  try {
    const counts = await dumpDatabase(programs, url, file).catch((error: unknown) => {
      throw new BackupError(`The database could not be exported: ${(error as Error).message}`);
    });
    const member = await readMember("database.dump", file);
    if (member) yield member;
    return counts;
  } finally {
    await rm(file, { force: true });
  }
}

/** A damaged file does not keep the rest from being saved: it is left out and told. */
async function* copyFiles(files: Files, leftOut: string[]): AsyncGenerator<Member> {
  for await (const name of files.list()) {
    try {
      const bytes = await files.get(name);
      if (bytes !== null) yield memberOf(`files/${name}`, bytes);
    } catch (error) {
      leftOut.push((error as Error).message);
    }
  }
}
