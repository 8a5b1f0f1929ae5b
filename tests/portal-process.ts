import { spawn, type ChildProcess } from "node:child_process";
import { get } from "node:http";
import { freePort } from "#server/listening.ts";

export interface PortalProcess {
  readonly origin: string;
  /** Its process id. */
  readonly pid: number;
  /** All that it has printed, for saying why it did not start. */
  output(): string;
  /** Ends it as the operating system would, and gives the exit code: null after SIGKILL. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

interface Starting {
  readonly dataDir: string;
  readonly password: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How long a start may take, in milliseconds. */
const patience = 90_000;

/** Starts the production build as `npm start` does, on a free port, and waits until it is ready. Throws with its output if it ends before. */
export async function startPortal({ dataDir, password, env = {} }: Starting): Promise<PortalProcess> {
  const port = await freePort("127.0.0.1");
  const origin = `http://localhost:${String(port)}`;
  const own = { DATA_DIR: dataDir, PORT: String(port), DEMO_PASSWORD: password, LOG_LEVEL: "warn" };
  const child = spawnPortal({ ...own, ...env });
  await untilReady(child, origin, new URL(env["PUBLIC_ORIGIN"] ?? origin).host);
  return {
    ...{ origin, pid: child.process.pid!, output: child.output },
    end: (signal) => {
      child.process.kill(signal);
      return child.ended;
    },
  };
}

/** Runs the production build with this environment to its end, and gives what it printed and its exit code. */
export async function runPortal(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnPortal({ PORT: String(await freePort("127.0.0.1")), ...env });
  const code = await child.ended;
  return { code, output: child.output() };
}

function spawnPortal(env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, ["server/start.mjs"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { process: child, ended, output: () => output };
}

async function untilReady(
  child: ReturnType<typeof spawnPortal>,
  origin: string,
  host: string,
): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (child.process.exitCode !== null)
      throw new Error(`the portal ended while it started:\n${child.output()}`);
    if (await isReady(origin, host)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.process.kill("SIGKILL");
  throw new Error(`the portal was not ready in time:\n${child.output()}`);
}

/** Asks as the proxy in front of it would: by the name under which it is known outside, which `fetch` lets nobody choose. */
function isReady(origin: string, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${origin}/readyz`, { headers: { host }, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).once("error", () => {
      resolve(false);
    });
  });
}
