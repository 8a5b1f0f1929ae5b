import { once } from "node:events";
import { Worker } from "node:worker_threads";

interface Exported {
  readonly origin: string;
  readonly cookie: string;
  /** The process of the portal. */
  readonly pid: number;
}

const exports = [
  ["matrix-long", "csv"],
  ["matrix-long", "xlsx"],
  ["matrix-short", "docx"],
] as const;

/** Rows of the matrices that are exported. */
export const matrices = [
  { slug: "matrix-long", comments: 10_000 },
  { slug: "matrix-short", comments: 2_000 },
] as const;

/**
 * The comment matrix as files: time, bytes, by how much the portal's process grows meanwhile and how long the longest
 * answer of /healthz took, which is asked all the time: so long something else held the process. Each is taken twice, the second
 * is told.
 */
export async function benchMatrix({ origin, cookie, pid }: Exported): Promise<void> {
  console.log("matrix | rows | s | MB | grows by MB (resident) | longest wait of another request, ms");
  for (const [slug, format] of exports) {
    const take = async () => {
      const answer = await fetch(`${origin}/en/documents/${slug}/matrix.${format}`, {
        headers: { Cookie: cookie },
      });
      if (!answer.ok) throw new Error(`${slug}.${format}: ${String(answer.status)}`);
      const reader = answer.body?.getReader();
      for (let bytes = 0; ;) {
        const { value } = (await reader?.read()) ?? {};
        if (value === undefined) return bytes;
        bytes += value.length;
      }
    };
    await take();
    const watch = new Worker(watching, { eval: true, workerData: { origin, pid } });
    await once(watch, "message");
    const startedAt = performance.now();
    const bytes = await take();
    const seconds = (performance.now() - startedAt) / 1000;
    watch.postMessage("enough");
    const [{ grown, longest }] = (await once(watch, "message")) as [{ grown: number; longest: number }];
    await watch.terminate();
    const rows = matrices.find((one) => one.slug === slug)?.comments;
    console.log(
      [format, rows, seconds.toFixed(2), (bytes / 1e6).toFixed(1), grown.toFixed(0), longest.toFixed(0)].join(
        " | ",
      ),
    );
  }
}

/** In a thread of its own, so that reading the file is not waited for. */
const watching = `
const { parentPort, workerData: { origin, pid } } = require("node:worker_threads");
const { readFileSync } = require("node:fs");
const resident = () => Number(/VmRSS:\\s+(\\d+)/.exec(readFileSync("/proc/" + pid + "/status", "utf8"))[1]) / 1024;
let isOver = false;
parentPort.once("message", () => { isOver = true; });
(async () => {
  const ask = async () => {
    const startedAt = performance.now();
    await (await fetch(origin + "/healthz")).text();
    return performance.now() - startedAt;
  };
  await ask();
  const before = resident();
  let peak = before;
  let longest = 0;
  parentPort.postMessage("ready");
  while (!isOver) {
    longest = Math.max(longest, await ask());
    peak = Math.max(peak, resident());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  parentPort.postMessage({ grown: peak - before, longest });
})();
`;
