import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { EmbeddedUrls } from "#db/embedded/start.ts";

export interface PortalProcess extends EmbeddedUrls {
  readonly child: ChildProcess;
  readonly version: string;
}

const script = fileURLToPath(new URL("embedded.child.ts", import.meta.url));
const project = fileURLToPath(new URL("../../", import.meta.url));

interface Starting extends SpawnOptions {
  /** The node to run; this one's without it. */
  readonly node?: string;
}

/** Starts the embedded PostgreSQL in a process of its own; rejects with the sentence it printed when it does not start. */
export async function startPortal(
  dataDir: string,
  binaries = "",
  { node = process.execPath, ...options }: Starting = {},
): Promise<PortalProcess> {
  const child = spawn(node, ["--import", "tsx", script, dataDir, binaries], {
    cwd: project,
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [said, refused] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (refused += text));
  const ended = once(child, "close");
  while (!said.includes("\n")) {
    await Promise.race([ended, once(child.stdout, "data")]);
    if (child.exitCode !== null) throw new Error(`exit ${child.exitCode}: ${refused.trim()}`);
  }
  return { child, ...(JSON.parse(said) as Omit<PortalProcess, "child">) };
}

/** Ends the process by a signal and waits until it is gone. */
export async function endPortal(
  { child }: PortalProcess,
  signal: "SIGTERM" | "SIGKILL" = "SIGTERM",
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** The rows of one query on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
