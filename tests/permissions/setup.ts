import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#db/embedded/start.ts";
import { startPortal } from "../portal-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    tried: { readonly origin: string; readonly password: string; readonly databaseUrl: string };
  }
}

const password = "permissions-only";

/** Starts the production build with the demonstration on a PostgreSQL that the tests can look into. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-permissions-"));
  // As root PostgreSQL runs as another user, who has to pass through this folder.
  await chmod(folder, 0o755);
  const postgres = await startEmbedded({
    dataDir: path.join(folder, "data"),
    log: pino({ level: "error" }),
    settings: { fsync: "off" },
  });
  const { url, ownerUrl, superuserUrl } = postgres;
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DEMO: "force" };
    const portal = await startPortal({ dataDir: path.join(folder, "own"), password, env });
    project.provide("tried", { origin: portal.origin, password, databaseUrl: superuserUrl });
    return async () => {
      await portal.end("SIGTERM");
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
