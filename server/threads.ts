import { Worker, type WorkerOptions } from "node:worker_threads";
import { root } from "./root-folder.ts";

/** Starts a thread by the name it has in a build; from the sources tsx reads `source`, as it then reads everything else. */
export function startThread(name: string, source: URL, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(`build/${name}.js`, root), options);
  const script = JSON.stringify(source.href);
  const boot = `import("tsx/esm/api").then(({ register }) => { register(); return import(${script}); });`;
  return new Worker(boot, { ...options, eval: true });
}
