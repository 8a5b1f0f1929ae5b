import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { connect } from "#db/connection.ts";
import { findSystemBinaries } from "#db/embedded/binaries.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import { migrate } from "#db/migrate.ts";
import { loadReference } from "#db/seeds/reference/load.ts";
import { createDatabase, databaseUrl, type TestServer } from "../database.ts";

const TEMPLATE = "portal_template";

/**
 * Starts one PostgreSQL for the whole run (the system's with TEST_POSTGRES=system, else the embedded one), makes the
 * template every test file copies, and gives the function that stops it all.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-test-"));
  // As root PostgreSQL runs as another user, who has to pass through this folder.
  await chmod(folder, 0o755);
  const kind = process.env["TEST_POSTGRES"] === "system" ? "system" : "embedded";
  const postgres = await startEmbedded({
    dataDir: path.join(folder, "data"),
    log: pino({ level: "error" }),
    // A test run survives no power cut; without the waiting for the disk it is much faster.
    settings: { fsync: "off" },
    ...(kind === "system" ? { binaries: await systemBinaries() } : {}),
  });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { url, ownerUrl, superuserUrl } = postgres;
    const server = { url, ownerUrl, superuserUrl, template: TEMPLATE };
    await makeTemplate(server);
    // The test command reads this line to say what the tests ran on.
    console.log(`PostgreSQL ${postgres.version} (${kind})`);
    project.provide("testServer", server);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function systemBinaries(): Promise<string> {
  const binaries = await findSystemBinaries();
  if (!binaries) throw new Error("TEST_POSTGRES=system, but this system has no PostgreSQL 15 or newer.");
  return binaries;
}

async function makeTemplate(server: TestServer): Promise<void> {
  await createDatabase(server, TEMPLATE);
  const owner = connect(databaseUrl(server.ownerUrl, TEMPLATE), { max: 1 });
  await migrate(owner, new URL(server.url).username);
  await loadReference(owner.db);
  await owner.close();
}
