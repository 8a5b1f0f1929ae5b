import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { disownPostmasterFile, findPostmaster } from "./postmaster-file.ts";
import { processIdentity } from "./process-identity.ts";
import { lastLines, type Runner } from "./runner.ts";

/** Where the server tells what happens; pino fits. */
export interface Log {
  debug?(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ServerPlan {
  readonly runner: Runner;
  readonly cluster: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Whether the server on `port` takes connections. */
  readonly isReady: (port: number) => Promise<boolean>;
}

export interface RunningServer {
  readonly port: number;
  readonly child: ChildProcess;
}

const START_LIMIT_MS = 120_000;
const LEFTOVER_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 15_000;
/** Said while the last server's processes are still on their way out: worth another try. */
const NOT_YET = /still in use|lock file .* already exists/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

/** Starts the server and waits until it answers. `port` 0 takes a free one; throws EmbeddedError with what PostgreSQL said. */
export async function startServer(plan: ServerPlan, port: number): Promise<RunningServer> {
  await stopLeftover(plan);
  const deadline = Date.now() + LEFTOVER_LIMIT_MS;
  for (;;) {
    const wanted = port === 0 ? await freePort() : port;
    disownPostmasterFile(plan.cluster);
    const result = await tryStart(plan, wanted);
    if (typeof result !== "string") return { port: wanted, child: result };
    const isWorthTrying = NOT_YET.test(result) || PORT_TAKEN.test(result);
    if (!isWorthTrying || Date.now() > deadline) {
      throw new EmbeddedError(`The embedded PostgreSQL did not start: ${lastLines(result)}`);
    }
    await sleep(300);
  }
}

/** Stops the server: connections are cut, what is committed is written; harder where it does not obey in time. */
export async function stopServer({ child }: RunningServer, runner: Runner): Promise<void> {
  for (const signal of ["INT", "QUIT", "KILL"] as const) {
    if (hasEnded(child)) return;
    const exit = once(child, "exit");
    send(child.pid ?? 0, signal, runner);
    await Promise.race([exit, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
  }
}

/** Whether a process started here is no more. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A server whose portal was killed is stopped, not adopted: as our own child it then stops with us again. */
async function stopLeftover({ cluster, runner, log }: ServerPlan): Promise<void> {
  const leftover = findPostmaster(cluster);
  if (leftover === null) return;
  log.warn({ pid: leftover.pid }, "stopping the PostgreSQL that an earlier portal left behind");
  for (const signal of ["INT", "QUIT", "KILL"] as const) {
    send(leftover.pid, signal, runner);
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (Date.now() < deadline) {
      if (processIdentity(leftover.pid) === null) return;
      await sleep(50);
    }
  }
}

/** Gives the running process, or what it printed before it ended. */
async function tryStart(plan: ServerPlan, port: number): Promise<ChildProcess | string> {
  const child = plan.runner.startServer(serverArguments(plan, port));
  const said = listen(child, plan.log);
  const failures: Error[] = [];
  child.once("error", (error) => failures.push(error));
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (failures[0]) return failures[0].message;
    if (hasEnded(child)) return said() || "it ended without a word";
    if (await readiness(plan, port, child)) return child;
    await sleep(20);
  }
  await stopServer({ port, child }, plan.runner);
  return said();
}

/** A refused password ends the wait, and the server with it. */
async function readiness(plan: ServerPlan, port: number, child: ChildProcess): Promise<boolean> {
  try {
    return await plan.isReady(port);
  } catch (error) {
    await stopServer({ port, child }, plan.runner);
    throw error;
  }
}

function serverArguments({ cluster, settings }: ServerPlan, port: number): string[] {
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    log_destination: "stderr",
    logging_collector: "off",
    lc_messages: "C",
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", cluster, "-p", String(port), ...options];
}

/** Passes each line PostgreSQL prints to the log; gives the last ones when asked. */
function listen(child: ChildProcess, log: Log): () => string {
  const kept: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    for (const line of chunk.split("\n").filter(Boolean)) {
      log.debug?.({ postgres: line }, "PostgreSQL");
      kept.push(line);
    }
    kept.splice(0, kept.length - 20);
  });
  return () => kept.join("\n");
}

function send(pid: number, signal: "INT" | "QUIT" | "KILL", runner: Runner): void {
  try {
    if (process.platform === "win32") runner.run("pg_ctl", ["kill", signal, String(pid)]);
    else process.kill(pid, `SIG${signal}`);
  } catch {
    // It has gone in the meantime.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
