import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findPackagedBinaries, findSystemBinaries } from "#db/embedded/binaries.ts";
import { ask, endPortal, startPortal, type PortalProcess } from "./embedded-process.ts";

const isRoot = process.getuid?.() === 0;
const systemBinaries = await findSystemBinaries();
const project = process.cwd();
const nobody = { uid: 65534, gid: 65534 };
const canNobodyRun =
  isRoot &&
  spawnSync("/bin/sh", ["-c", `test -r '${project}/package.json'`], { ...nobody, cwd: "/" }).status === 0;

let place = "";
let portals: PortalProcess[] = [];

beforeEach(() => {
  // As mktemp -d makes it: 0700, and root's server, another user, may not enter it.
  place = realpathSync(mkdtempSync(path.join(tmpdir(), "portal-embedded-")));
  portals = [];
});

afterEach(async () => {
  for (const portal of portals) await endPortal(portal);
  rmSync(place, { recursive: true, force: true });
});

async function start(...args: Parameters<typeof startPortal>): Promise<PortalProcess> {
  const portal = await startPortal(...args);
  portals.push(portal);
  return portal;
}

/** Writes a row and returns when it is committed. */
async function keep(portal: PortalProcess, word: string): Promise<void> {
  await ask(portal.ownerUrl, "create table if not exists kept (word text primary key)");
  await ask(portal.ownerUrl, `insert into kept values ('${word}')`);
}

async function kept(portal: PortalProcess): Promise<string[]> {
  return (await ask<{ word: string }>(portal.ownerUrl, "select word from kept order by 1")).map(
    (row) => row.word,
  );
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

const sources = [["the package", ""], ...(systemBinaries ? [["the system", systemBinaries]] : [])] as [
  string,
  string,
][];

describe.each(sources)("PostgreSQL of %s", (_source, binaries) => {
  test("starts, prepares the database, stops, and has its data again", async () => {
    const dataDir = path.join(place, "data");
    const first = await start(dataDir, binaries);
    const [seen] = await ask<{ count: number }>(first.url, "select cardinality(show_trgm('ก')) as count");
    expect(seen!.count).toBeGreaterThan(0);
    const letters = await ask<{ letter: string }>(
      first.url,
      "select letter from unnest(array['z','Đ','e','d','đ']) letter order by 1",
    );
    expect(letters.map((row) => row.letter)).toEqual(["d", "đ", "Đ", "e", "z"]);
    await keep(first, "first");
    await endPortal(first);
    expect(first.child.exitCode).toBe(0);
    const again = await start(dataDir, binaries);
    expect(await kept(again)).toEqual(["first"]);
  });

  test("kill -9 of the portal loses nothing that was committed", async () => {
    const dataDir = path.join(place, "data");
    for (const word of ["a", "b"]) {
      const portal = await start(dataDir, binaries);
      await keep(portal, word);
      await endPortal(portal, "SIGKILL");
    }
    expect(await kept(await start(dataDir, binaries))).toEqual(["a", "b"]);
  });

  test("kill -9 of PostgreSQL: it comes back at the same address, with its data", async () => {
    const dataDir = path.join(place, "data");
    const portal = await start(dataDir, binaries);
    await keep(portal, "before");
    const pid = postmasterPid(dataDir);
    process.kill(pid, "SIGKILL");
    const words = await until(() => kept(portal));
    expect(words).toEqual(["before"]);
    expect(postmasterPid(dataDir)).not.toBe(pid);
  });
});

/** The answer, as soon as there is one; fails after 20 s. */
async function until<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

test("one start, in a folder with spaces and other scripts, under LC_ALL=C", async () => {
  const dataDir = path.join(place, "my data, Đà Nẵng 'x'");
  const portal = await start(dataDir, "", { env: { ...process.env, LC_ALL: "C", LANG: "C" } });
  const [seen] = await ask<{ count: number }>(portal.url, "select cardinality(show_trgm('กรุงเทพ')) as count");
  expect(seen!.count).toBeGreaterThan(0);

  const mighty = "rolsuper or rolcreaterole or rolcreatedb as mighty";
  const roles = await ask(
    portal.url,
    `select rolname, ${mighty} from pg_roles where rolname in ('portal_app', 'portal_owner') order by 1`,
  );
  expect(roles).toEqual([
    { rolname: "portal_app", mighty: false },
    { rolname: "portal_owner", mighty: false },
  ]);
  await expect(ask(portal.url, "create table mine (a int)")).rejects.toThrow("permission denied");
  const wrong = portal.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(ask(wrong, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(path.join(dataDir, "database.json")).mode & 0o777).toBe(0o600);

  const holder = `process ${portal.child.pid!}`;
  const sentence = `exit 1: Another portal (${holder}) is already using DATA_DIR ${dataDir}; stop it first, or set DATA_DIR to another folder.`;
  await expect(start(dataDir)).rejects.toThrow(new Error(sentence));
  expect(await ask(portal.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a PostgreSQL that outlived its portal is stopped before the next start", async () => {
  chmodSync(place, 0o755);
  const dataDir = path.join(place, "data");
  // Without setpriv nothing ties the server to the portal.
  const orphaned = await start(dataDir, "", { env: { ...process.env, PATH: "/nonexistent" } });
  await keep(orphaned, "kept");
  const pid = postmasterPid(dataDir);
  await endPortal(orphaned, "SIGKILL");
  expect(await ask(orphaned.url, "select 1 as one")).toEqual([{ one: 1 }]);
  const next = await start(dataDir);
  expect(await kept(next)).toEqual(["kept"]);
  expect(postmasterPid(dataDir)).not.toBe(pid);
  await expect(ask(orphaned.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("a stale postmaster.pid whose number another process has got does not stand in the way", async () => {
  const dataDir = path.join(place, "data");
  await endPortal(await start(dataDir));
  const cluster = path.join(dataDir, "postgres");
  const { uid, gid } = statSync(cluster);
  const other = spawn("sleep", ["60"], { ...(isRoot ? { uid, gid } : {}), cwd: "/" });
  try {
    const file = path.join(cluster, "postmaster.pid");
    writeFileSync(file, `${other.pid!}\n${cluster}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`, { mode: 0o600 });
    if (isRoot) chownSync(file, uid, gid);
    const portal = await start(dataDir);
    expect(await ask(portal.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(other.exitCode).toBeNull();
  } finally {
    other.kill();
  }
});

/** The folder in which a cluster is being made. */
function halfMade(dataDir: string): string {
  return path.join(dataDir, readdirSync(dataDir).find((name) => name.endsWith(".new")) ?? "none");
}

test("a start that was cut off while it made the cluster is begun again", async () => {
  const dataDir = path.join(place, "data");
  const cut = new AbortController();
  const cutOff = startPortal(dataDir, "", { signal: cut.signal, killSignal: "SIGKILL" });
  const refused = expect(cutOff).rejects.toThrow("aborted");
  await until(() => Promise.resolve(statSync(path.join(halfMade(dataDir), "base"))));
  cut.abort();
  await refused;
  expect(readdirSync(dataDir)).not.toContain("postgres");
  writeFileSync(path.join(dataDir, "initdb.password"), "left");
  expect(await ask((await start(dataDir)).url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a DATA_DIR that cannot be is refused in one sentence", async () => {
  const file = path.join(place, "file");
  writeFileSync(file, "");
  await expect(start(path.join(file, "data"))).rejects.toThrow(
    /^exit 1: DATA_DIR .* cannot be used \(.*not a folder\).*\.$/,
  );
});

test.runIf(isRoot && process.platform === "linux")(
  "programs and DATA_DIR in a folder that only root may enter",
  async () => {
    const programs = path.join(place, "programs");
    cpSync(path.dirname(findPackagedBinaries()), programs, { recursive: true, verbatimSymlinks: true });
    const portal = await start(path.join(place, "data"), path.join(programs, "bin"));
    expect(await ask(portal.url, "select 1 as one")).toEqual([{ one: 1 }]);
  },
);

/** A node that an ordinary user may run: this one, or its copy where it lies in a folder of root's. */
function nodeForNobody(): string {
  const isOpen = spawnSync(process.execPath, ["--version"], { ...nobody, cwd: "/" }).status === 0;
  if (isOpen) return process.execPath;
  const copy = path.join(place, "node");
  cpSync(process.execPath, copy);
  return copy;
}

test.runIf(canNobodyRun)("as an ordinary user", async () => {
  chownSync(place, nobody.uid, nobody.gid);
  const dataDir = path.join(place, "data");
  const env = { ...process.env, TMPDIR: place };
  const portal = await start(dataDir, "", { ...nobody, node: nodeForNobody(), env });
  expect(statSync(path.join(dataDir, "postgres")).uid).toBe(nobody.uid);
  expect(await ask(portal.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.runIf(canNobodyRun)("an ordinary user is told about a DATA_DIR of somebody else", async () => {
  const own = path.join(place, "own");
  mkdirSync(own);
  chownSync(own, nobody.uid, nobody.gid);
  chmodSync(place, 0o755);
  const env = { ...process.env, TMPDIR: own };
  const refused = start(path.join(place, "data"), "", { ...nobody, node: nodeForNobody(), env });
  await expect(refused).rejects.toThrow(/^exit 1: DATA_DIR .* cannot be used \(.*no permission\).*\.$/);
});
