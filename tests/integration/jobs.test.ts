import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { addJob, countJobs } from "#db/queries/jobs.ts";
import { listNodes } from "#db/queries/nodes.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

const script = fileURLToPath(new URL("jobs.child.ts", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "portal-jobs-"));
const file = path.join(folder, "notes");
let children: ChildProcess[] = [];
let database: TestDatabase;
/** Two nodes that run while all else is tried, until their minute has come. */
const clock = { file: path.join(folder, "ticks"), nodes: [] as ChildProcess[] };
let clockDatabase: TestDatabase;

beforeAll(async () => {
  [database, clockDatabase] = await Promise.all([testDatabase(), testDatabase()]);
  const { url } = clockDatabase;
  clock.nodes = await Promise.all(["one", "two"].map((name) => spawnNode({ url, file: clock.file, name })));
});
beforeEach(() => {
  writeFileSync(file, "");
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
});
afterAll(async () => {
  for (const node of clock.nodes) node.kill("SIGKILL");
  await Promise.all([database.close(), clockDatabase.close()]);
});

interface Named {
  readonly url: string;
  readonly file: string;
  readonly name: string;
}

async function spawnNode(node: Named): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, node.url, node.file, node.name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

/** A node on the file's database, ended after the test. */
async function startNode(name: string): Promise<ChildProcess> {
  const child = await spawnNode({ url: database.url, file, name });
  children.push(child);
  return child;
}

const notesIn = (place: string) => readFileSync(place, "utf8").split("\n").filter(Boolean);
const notes = () => notesIn(file);
const notesOf = (word: string) => notes().filter((note) => note.includes(word));

async function until(isSo: () => boolean | Promise<boolean>, time = 15_000): Promise<void> {
  const end = Date.now() + time;
  while (!(await isSo())) {
    if (Date.now() > end)
      throw new Error(`not so within ${String(time)} ms:\n${notes().slice(-20).join("\n")}`);
    await sleep(25);
  }
}

const addNotes = (from: number, count: number) =>
  database.db.transaction().execute(async (trx) => {
    for (let n = from; n < from + count; n += 1) await addJob(trx, { task: "note", payload: { n } });
  });

/** The numbers noted, sorted: each once if each job ran once. */
const numbers = () =>
  notesOf('"n"')
    .map((note) => (JSON.parse(note.slice(note.indexOf("{"))) as { n: number }).n)
    .sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

test("two nodes share the jobs: each runs once, and both are seen", async () => {
  await Promise.all([startNode("one"), startNode("two")]);
  await addNotes(0, 60);
  await until(() => numbers().length >= 60);
  await sleep(300);
  expect(numbers()).toEqual(upTo(60));
  expect(notesOf("one {").length).toBeGreaterThan(0);
  expect(notesOf("two {").length).toBeGreaterThan(0);
  expect((await listNodes(database.db, 10)).map(({ version }) => version).sort()).toEqual(["one", "two"]);
});

test("a job asked for in a transaction that fails is never run; of one key only the last waits", async () => {
  await startNode("one");
  const { db } = database;
  await expect(
    db.transaction().execute(async (trx) => {
      await addJob(trx, { task: "note", payload: { n: 1 } });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await db.transaction().execute(async (trx) => {
    await addJob(trx, { task: "note", payload: { n: 2 }, key: "the same" });
    await addJob(trx, { task: "note", payload: { n: 3 }, key: "the same" });
  });
  await until(() => numbers().length > 0);
  await sleep(200);
  expect(numbers()).toEqual([3]);
});

test("a node that is killed loses nothing: another takes its job over", async () => {
  const one = await startNode("one");
  await addJob(database.db, { task: "slow", payload: {} });
  await until(() => notesOf("one slow").length === 1);
  one.kill("SIGKILL");
  await startNode("two");
  await until(() => notesOf("two slow").length === 1);
});

test("a node that is asked to stop finishes what it has in hand and takes nothing more", async () => {
  const one = await startNode("one");
  await addJob(database.db, { task: "brief", payload: { n: 1 } });
  await until(() => notesOf("begun").length === 1);
  one.kill("SIGTERM");
  await addJob(database.db, { task: "note", payload: { n: 2 } });
  expect(await once(one, "exit")).toEqual([0, null]);
  expect(notesOf("done")).toHaveLength(1);
  expect(await countJobs(database.db)).toMatchObject({ dead: 0, running: 0 });
  expect((await listNodes(database.db, 60)).filter(({ version }) => version === "one")).toEqual([]);
});

test("what is not done in time when a node stops is given back", async () => {
  const one = await startNode("one");
  await addJob(database.db, { task: "slow", payload: {} });
  await until(() => notesOf("slow").length === 1);
  one.kill("SIGTERM");
  expect(await once(one, "exit")).toEqual([0, null]);
  expect(await countJobs(database.db)).toEqual({ dead: 0, waiting: 1, running: 0, held: 0 });
});

test("a node whose connections are cut goes on, and its process lives", async () => {
  const one = await startNode("one");
  await addNotes(0, 5);
  await until(() => numbers().length === 5);
  for (let time = 0; time < 3; time += 1) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
    await sleep(100);
  }
  await addNotes(5, 5);
  // The longest way back: a life that ends (5 s), the pause before the next (2 s), connections that are waited for (10 s).
  await until(() => new Set(numbers()).size === 10, 60_000);
  // A job that was done as the connection broke may run again: it is never lost.
  expect([...new Set(numbers())]).toEqual(upTo(10));
  expect(one.exitCode).toBeNull();
}, 90_000);

test("a job whose end could not be written down runs again, and the process lives", async () => {
  const one = await startNode("one");
  await addJob(database.db, { task: "brief", payload: { n: 1 } });
  await until(() => notesOf("begun").length === 1);
  await database.db.transaction().execute(async (trx) => {
    await sql`select id from graphile_worker._private_jobs for update`.execute(trx);
    // The node waits for our lock to write that the job is done: then its connection is cut.
    await until(async () => {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%delete%_private_jobs%'`.execute(
        database.db,
      );
      return rows.length > 0;
    });
  });
  await until(() => notesOf("done").length === 2, 30_000);
  expect(one.exitCode).toBeNull();
}, 60_000);

test("a task by the clock runs once at its minute, however many nodes there are", async () => {
  const ticks = () => (existsSync(clock.file) ? notesIn(clock.file) : []);
  await until(() => ticks().length > 0, 75_000);
  await sleep(1_500);
  const minutes = ticks().map((tick) => tick.split(" ").at(-1));
  expect(minutes).toEqual([...new Set(minutes)]);
}, 90_000);
