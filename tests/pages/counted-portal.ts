import { AsyncLocalStorage } from "node:async_hooks";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import type pg from "pg";
import type { Db } from "#db/connection.ts";
import { startEmbedded } from "#db/embedded/start.ts";
import { openDatabase } from "#server/database.ts";
import { readEnv } from "#server/env.ts";
import { freePort } from "#server/listening.ts";
import { composePortal } from "#server/portal.ts";
import { root } from "#server/root-folder.ts";

export interface CountedPortal {
  readonly origin: string;
  readonly db: Db;
  /** Every statement that the portal's pool has sent for a request, in order, those of transactions' ends included: jobs ask too. */
  readonly queries: string[];
  close(): Promise<void>;
}

/** The whole portal as `npm start` composes it, in this process, with the demonstration on a database of its own, its pool counted. */
export async function openCountedPortal(password: string): Promise<CountedPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-pages-"));
  // As root PostgreSQL runs as another user, who has to pass through this folder.
  await chmod(folder, 0o755);
  const log = pino({ level: "error" });
  const postgres = await startEmbedded({
    ...{ dataDir: path.join(folder, "data"), log, settings: { fsync: "off" } },
  });
  const env = readEnv({
    ...{ DATABASE_URL: postgres.url, DATABASE_OWNER_URL: postgres.ownerUrl, DEMO: "force" },
    ...{ DEMO_PASSWORD: password, DATA_DIR: path.join(folder, "own"), LOG_LEVEL: "error" },
    PORT: String(await freePort("127.0.0.1")),
  });
  const database = await openDatabase(env, log);
  const queries: string[] = [];
  countStatements(database.connection.pool, queries);
  const file = fileURLToPath(new URL("build/server/index.js", root));
  const build = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
  const portal = await composePortal(env, log, database, {
    ...{ handlePage: createRequestHandler(build, "production"), isDevelopment: false },
    middleware: (_request, _response, next) => {
      requests.run(true, next);
    },
  });
  return {
    origin: portal.address,
    db: database.connection.db,
    queries,
    async close() {
      await portal.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether what runs was begun by a request. */
const requests = new AsyncLocalStorage<boolean>();

/** Each connection is made to count when it is first taken from the pool: some were there before. */
function countStatements(pool: pg.Pool, queries: string[]): void {
  const counting = new WeakSet();
  pool.on("acquire", (client) => {
    if (counting.has(client)) return;
    counting.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      if (requests.getStore()) queries.push(textOf(given[0]));
      return query(...given);
    }) as typeof client.query;
  });
}

function textOf(given: unknown): string {
  return typeof given === "string" ? given : ((given as { text?: string }).text ?? "");
}
