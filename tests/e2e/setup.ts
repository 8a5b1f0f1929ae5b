import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startPortal } from "../portal-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    portal: { readonly origin: string; readonly password: string; readonly dataDir: string };
  }
}

const password = "journeys-only";

/** Starts the production build once, with the demonstration, on a folder and a port of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-journeys-"));
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, "data");
  const portal = await startPortal({ dataDir, password });
  project.provide("portal", { origin: portal.origin, password, dataDir });
  return async () => {
    await portal.end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
}
