import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import pino from "pino";
import type { Services } from "#app/features/access/services.ts";
import { listen } from "#db/listen.ts";
import { isMigrated } from "#db/migrate.ts";
import { channel } from "#db/queries/events.ts";
import { openDatabase } from "./database.ts";
import { loadDemonstration, type Demonstration } from "./demo.ts";
import { readEnv, type Env } from "./env.ts";
import { createHttp, originOf, type Door } from "./http.ts";
import { closeServer, listenOn, ownOrigins } from "./listening.ts";
import { createPageCache } from "./page-cache.ts";
import type { PageHandler } from "./pages.ts";
import { createPasswords } from "./passwords.ts";
import { createRealtime } from "./realtime/sockets.ts";
import { createSessions } from "./sessions.ts";
import { startReport } from "./start-report.ts";
import { readTexts } from "./texts.ts";

/** The project's folder: this file lies one level below it, as source (server/) and as bundle (build/). */
const root = new URL("../", import.meta.url);

export interface Portal {
  readonly address: string;
  readonly database: string;
  /** How to sign in to the demonstration, where it is loaded. */
  readonly demonstration: Demonstration | null;
  /** Drains: readiness 503, sockets told, requests finished, database closed. */
  stop(): Promise<void>;
}

export interface PageSource {
  readonly handlePage: PageHandler;
  readonly isDevelopment: boolean;
  /** Looked at before everything else: the development server's own files. */
  readonly middleware?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}

/** Starts the portal from its environment and says where it listens. Throws an error whose message is one clear sentence. */
export async function start(source: NodeJS.ProcessEnv, pages: PageSource): Promise<Portal> {
  const env = readEnv(source);
  const log = pino({ level: env.logLevel, redact: ["password", "token", "cookie"] }, pino.destination(2));
  const database = await openDatabase(env, log);
  try {
    return await compose(env, log, database, pages);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function compose(
  env: Env,
  log: pino.Logger,
  database: Awaited<ReturnType<typeof openDatabase>>,
  pages: PageSource,
): Promise<Portal> {
  const { db } = database.connection;
  const services: Services = { db, clock: () => new Date(), log, passwords: await createPasswords() };
  const demonstration = env.demo ? await loadDemonstration(services, env) : null;
  const origins = ownOrigins(env);
  const sessions = createSessions(db, {
    secure: [...origins].every((origin) => origin.startsWith("https:")),
  });
  const cache = createPageCache();
  let isStopping = false;
  const door: Door = {
    services,
    sessions,
    cache,
    origins,
    handlePage: pages.handlePage,
    isDevelopment: pages.isDevelopment,
    texts: readTexts(fileURLToPath(new URL("locales/", root))),
    clientFolder: fileURLToPath(new URL("build/client/", root)),
    isDemonstration: env.demo,
    isReady: async () => !isStopping && (await isMigrated(db).catch(() => false)),
  };
  const answer = getRequestListener(createHttp(door).fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    if (pages.middleware) pages.middleware(request, response, () => void answer(request, response));
    else void answer(request, response);
  });
  const realtime = createRealtime(server, { services, sessions, origins });
  const ears = await listen(database.url, channel, {
    onWake: (payload) => {
      const [type = "", subject = ""] = payload.split(" ");
      cache.drop(type.split(".")[0] ?? "");
      realtime.onWake(type, subject);
    },
    onGap: () => {
      cache.drop();
      realtime.onGap();
    },
    onError: (err) => {
      log.warn({ err }, "the listening connection broke");
    },
  });
  await listenOn(server, env);
  return {
    address: originOf(door),
    database: database.description,
    demonstration,
    async stop() {
      isStopping = true;
      await realtime.close();
      await closeServer(server);
      await ears.close();
      await database.close();
    },
  };
}

/** Production: pages from the build. Prints where the portal listens, and stops it cleanly at SIGINT and SIGTERM. */
export async function run(source: NodeJS.ProcessEnv, startedAt = performance.now()): Promise<void> {
  const file = fileURLToPath(new URL("build/server/index.js", root));
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  await runWith(
    source,
    { handlePage: createRequestHandler(build, "production"), isDevelopment: false },
    startedAt,
  );
}

/** As `run`, with pages from elsewhere: the development server's. */
export async function runWith(
  source: NodeJS.ProcessEnv,
  pages: PageSource,
  startedAt: number,
): Promise<void> {
  try {
    const portal = await start(source, pages);
    stopAtSignals(portal);
    process.stdout.write(startReport(portal, performance.now() - startedAt));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function stopAtSignals(portal: Portal): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    process.stdout.write("Stopping …\n");
    void portal.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
