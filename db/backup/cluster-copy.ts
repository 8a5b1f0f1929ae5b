import { readdir } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { openClient } from "./client.ts";
import { memberOf, readMember, type Member } from "./member.ts";
import { countStill } from "./stillness.ts";
import type { Counts } from "./tables.ts";

/** Folders whose content the server makes anew (documentation of PostgreSQL, "Backing Up the Data Directory"). */
const EMPTY_FOLDERS = [
  ...["pg_wal", "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial"],
  ...["pg_snapshots", "pg_stat_tmp", "pg_subtrans"],
];
const LEFT_OUT = /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|pg_internal\.init.*|pgsql_tmp.*)$/;
const CONTROL = "global/pg_control";
const SEGMENT = /^[0-9A-F]{24}$/;

/**
 * The files of a running cluster under `postgres/`, with the log that makes them one consistent state: the one at the end of the
 * copy. Writers are held for that moment only. Gives the rows per table in that state, null where the database stayed too busy.
 */
export async function* copyCluster(
  cluster: string,
  superuserUrl: string,
): AsyncGenerator<Member, Counts | null> {
  const client = await openClient(superuserUrl);
  try {
    // Keeps the log from its last checkpoint on, and goes with this connection.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [
      `portal_backup_${String(process.pid)}`,
    ]);
    await client.query("select pg_backup_start('portal', fast => true)");
    yield* copyFolder(cluster, "");
    yield* copyFile(cluster, CONTROL);
    const { result: stopped, counts } = await countStill(superuserUrl, () => stop(client));
    yield memberOf("postgres/backup_label", stopped.label);
    yield* copyLog(cluster, stopped);
    return counts;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* copyFolder(cluster: string, folder: string): AsyncGenerator<Member> {
  const entries = await readdir(path.join(cluster, folder), { withFileTypes: true });
  for (const entry of entries) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.test(entry.name) || name === CONTROL) continue;
    if (entry.isFile()) yield* copyFile(cluster, name);
    if (!entry.isDirectory()) continue;
    yield { path: `postgres/${name}`, isFolder: true };
    if (!EMPTY_FOLDERS.includes(name)) yield* copyFolder(cluster, name);
  }
}

/** Nothing where the file has gone since its folder was read. */
async function* copyFile(cluster: string, name: string): AsyncGenerator<Member> {
  const member = await readMember(`postgres/${name}`, path.join(cluster, name));
  if (member) yield member;
}

interface Stopped {
  /** The content of backup_label, by which the server begins at the right place of its log. */
  readonly label: string;
  /** The last segment of the log that is needed. */
  readonly lastSegment: string;
}

async function stop(client: pg.Client): Promise<Stopped> {
  const { rows } = await client.query<Stopped>(
    `select labelfile as label, pg_walfile_name(lsn) as "lastSegment" from pg_backup_stop(wait_for_archive => false)`,
  );
  const [stopped] = rows;
  if (!stopped) throw new Error("pg_backup_stop gave nothing");
  return stopped;
}

async function* copyLog(cluster: string, { label, lastSegment }: Stopped): AsyncGenerator<Member> {
  const firstSegment = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1] ?? lastSegment;
  const segments = (await readdir(path.join(cluster, "pg_wal"))).filter(
    (name) => SEGMENT.test(name) && name >= firstSegment && name <= lastSegment,
  );
  for (const name of segments.sort()) yield* copyFile(cluster, `pg_wal/${name}`);
}
