import { execFile } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
}
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds within which 99 of 100 answers came. */
  readonly p99: number;
  readonly by: "wrk" | "autocannon";
}

const connections = 32;

/** Asks for one address over 32 connections: by wrk where it is installed, else by autocannon, which is slower than fast pages. */
export async function measure(load: Load): Promise<Measured> {
  try {
    return await byWrk(load);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return byAutocannon(load);
  }
}

async function byWrk({ url, headers, seconds }: Load): Promise<Measured> {
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${String(connections)}`, `-d${String(seconds)}s`, "--latency", ...lines, url];
  const { stdout } = await promisify(execFile)("wrk", args);
  if (stdout.includes("Non-2xx")) throw new Error(`not every answer was 200:\n${stdout}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, amount = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return { perSecond, p99: Number(amount) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? NaN), by: "wrk" };
}

async function byAutocannon({ url, headers, seconds }: Load): Promise<Measured> {
  const result = await autocannon({ url, headers: { ...headers }, connections, duration: seconds });
  if (result.non2xx > 0) throw new Error(`${String(result.non2xx)} answers were not 200`);
  return { perSecond: result.requests.average, p99: result.latency.p99, by: "autocannon" };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
