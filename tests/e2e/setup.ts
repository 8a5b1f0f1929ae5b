import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "#server/listening.ts";

declare module "vitest" {
  interface ProvidedContext {
    portal: { readonly origin: string; readonly password: string };
  }
}

const password = "journeys-only";
/** How long the first start may take, in milliseconds. */
const patience = 90_000;

/** Starts the production build once, with the demonstration, on a folder and a port of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-journeys-"));
  await chmod(folder, 0o755);
  const port = await freePort("127.0.0.1");
  const portal = spawn(process.execPath, ["server/start.mjs"], {
    env: {
      ...process.env,
      DATA_DIR: path.join(folder, "data"),
      PORT: String(port),
      DEMO_PASSWORD: password,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    await ended(portal);
    await rm(folder, { recursive: true, force: true });
  };
  const origin = `http://localhost:${String(port)}`;
  try {
    await untilReady(portal, origin);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("portal", { origin, password });
  return stop;
}

async function untilReady(portal: ChildProcess, origin: string): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (portal.exitCode !== null) throw new Error("the portal ended while it started");
    const isReady = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the portal was not ready in time");
}

function ended(portal: ChildProcess): Promise<void> {
  if (portal.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    portal.once("exit", () => {
      resolve();
    });
    portal.kill("SIGTERM");
  });
}
