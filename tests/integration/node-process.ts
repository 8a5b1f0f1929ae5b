import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("two-nodes.child.ts", import.meta.url));

/** The origin that sockets of such nodes come from. */
export const nodeOrigin = "http://portal.test";

/** Starts a node of the live side as a process of its own on this database; gives its port, and what ends it. */
export async function startNodeProcess(url: string) {
  const child = spawn(process.execPath, ["--import", "tsx", script, url, nodeOrigin], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return { port: Number(said.toString()), end: () => child.kill("SIGKILL") };
}
