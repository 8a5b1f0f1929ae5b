import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { connect, type Db } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { channel } from "#db/queries/events.ts";
import { putSetting } from "#db/queries/settings.ts";
import { freePort } from "#server/listening.ts";
import { createSessions } from "#server/sessions.ts";
import type { Group, Task } from "./rooms-tasks.ts";

export interface Node {
  readonly port: number;
  readonly process: ChildProcess;
}

/** Everything a benchmark of rooms needs: a node, bare socket.io beside it on the same database, and the load. */
export interface Place {
  readonly db: Db;
  readonly node: Node;
  readonly bare: Node;
  /** Starts a second node on the same database, and two bare ones of which each wakes the other. */
  startSecond(): Promise<{ readonly second: Node; readonly pair: readonly Node[] }>;
  /** One session for each of the demonstration's Chief Smart City Officers. */
  readonly cookies: readonly string[];
  /** What the load is told to do, and its answer. */
  load(task: Task): Promise<unknown>;
  /** Opens sockets, of all these people in turn, spread over the nodes. */
  open(
    name: string,
    group: Pick<Group, "room" | "receivers" | "writers" | "isPage"> & { nodes: readonly Node[] },
  ): Promise<void>;
  /** What a server holds after a collection, in bytes: resident, and in use. */
  memory(node: Node): Promise<{ readonly rss: number; readonly used: number }>;
  close(): Promise<void>;
}

const probe = ["--import", new URL("rooms-probe.mjs", import.meta.url).href];
const unlimited = { points: 1_000_000, seconds: 1 };

/** Starts all of it. Limits of writes, joins and handshakes, and sockets a person, are raised as an administrator would. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-bench-"));
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, "data");
  const first = await startNode({ DATA_DIR: dataDir, DEMO_PASSWORD: "bench-only" });
  const found = findRunningEmbedded(dataDir);
  if (!found) throw new Error("the portal's PostgreSQL was not found");
  const nodes = [first];
  // As superuser: what has been inserted in bulk is vacuumed, as it would be in time.
  const connection = connect(found.superuserUrl, { max: 2 });
  await raiseLimits(connection.db);
  const onBare = { BENCH_DATABASE_URL: found.superuserUrl };
  const bare = await forked("tests/bench/rooms-bare.ts", onBare, probe);
  const others = [bare];
  const loader = await forked("tests/bench/rooms-load.ts", {});
  const cookies = await openSessions(connection.db);
  const load = (task: Task) => ask(loader.process, task);
  return {
    db: connection.db,
    node: first,
    bare,
    async startSecond() {
      const second = await startNode({
        DATA_DIR: path.join(folder, "second"),
        DATABASE_URL: found.url,
        DATABASE_OWNER_URL: found.ownerUrl,
      });
      nodes.unshift(second);
      const pair = [
        await forked("tests/bench/rooms-bare-pair.ts", onBare),
        await forked("tests/bench/rooms-bare-pair.ts", onBare),
      ];
      others.push(...pair);
      return { second, pair };
    },
    cookies,
    load,
    async open(name, { nodes: on, ...group }) {
      await load({ do: "open", group: { ...group, name, cookies, ports: on.map(({ port }) => port) } });
    },
    async memory({ process: server }) {
      server.send("memory");
      const [held] = (await once(server, "message")) as [{ rss: number; used: number }];
      return held;
    },
    async close() {
      for (const one of [...others, loader]) one.process.kill();
      await connection.close();
      for (const node of nodes) {
        node.process.kill("SIGTERM");
        await once(node.process, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The Origin that a node knows as its own. */
export function originOf({ port }: Node): string {
  return `http://localhost:${String(port)}`;
}

async function startNode(env: Readonly<Record<string, string>>): Promise<Node> {
  const port = await freePort("127.0.0.1");
  const child = spawn(process.execPath, [...probe, "server/start.mjs"], {
    env: { ...process.env, LOG_LEVEL: "warn", PORT: String(port), ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const node = { port, process: child };
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${originOf(node)}/readyz`).catch(() => null);
    if (answer?.ok) return node;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the portal was not ready in two minutes");
}

/** A script of the benchmarks in a process of its own; resolves when it has said its port, if it has one. */
async function forked(
  script: string,
  env: Readonly<Record<string, string>>,
  preloaded: readonly string[] = [],
): Promise<Node> {
  const child = fork(script, {
    execArgv: ["--import", "tsx", ...preloaded],
    env: { ...process.env, ...env },
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { port, process: child };
}

/** Gives the answer; throws where the load fails or ends. */
async function ask(child: ChildProcess, task: Task): Promise<unknown> {
  const stop = new AbortController();
  const { signal } = stop;
  child.send(task);
  const [said] = (await Promise.race([
    once(child, "message", { signal }),
    once(child, "exit", { signal }).then(() => [{ error: "the load has ended" }]),
  ])) as [{ result: unknown; error?: string }];
  stop.abort();
  if (said.error !== undefined) throw new Error(said.error);
  return said.result;
}

async function raiseLimits(db: Db): Promise<void> {
  for (const name of ["writes", "roomWrites", "joins", "handshakes"])
    await putSetting(db, `limits.${name}`, unlimited);
  await putSetting(db, "socketsPerPerson", 1000);
  await sql`select pg_notify(${channel}, 'settings.changed x')`.execute(db);
}

async function openSessions(db: Db): Promise<string[]> {
  const officers = await db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select(["mandates.id", "mandates.personId"])
    .where("offices.kind", "=", "city")
    .where("mandates.capacity", "=", "head")
    .where("mandates.endsAt", "is", null)
    .orderBy("mandates.id")
    .execute();
  const sessions = createSessions(db, { secure: false });
  const cookies: string[] = [];
  for (const { id, personId } of officers)
    cookies.push((await sessions.open(personId, id)).split(";")[0] ?? "");
  return cookies;
}
