import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { defaultSettings } from "#app/features/access/settings.ts";
import type { Log, Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listen } from "#db/listen.ts";
import { isMigrated, seesLetters } from "#db/migrate.ts";
import { channel } from "#db/queries/events.ts";
import type { OpenDatabase } from "./database.ts";
import { loadDemonstration, type Demonstration } from "./demo.ts";
import { originOf, type Door, type PageHandler } from "./door.ts";
import type { Env } from "./env.ts";
import { folderFiles } from "./files.ts";
import { createHttp } from "./http.ts";
import { createLimits, unlimited } from "./limits.ts";
import { closeServer, listenOn, ownOrigins } from "./listening.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { createPasswords } from "./passwords.ts";
import { createRealtime, type Realtime } from "./realtime/sockets.ts";
import { root } from "./root-folder.ts";
import { createSessions } from "./sessions.ts";
import { readTexts } from "./texts.ts";

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

/** How long /readyz says 503 before the door closes, in milliseconds: whoever spreads the requests sends them elsewhere. */
const grace = 1_000;

/** Puts the portal's parts together over an open database and listens. `stop` takes them apart in the opposite order. */
export async function composePortal(
  env: Env,
  log: Log,
  database: OpenDatabase,
  pages: PageSource,
): Promise<Portal> {
  const { db } = database.connection;
  const own: Services = {
    db,
    clock: () => new Date(),
    log,
    passwords: await createPasswords(),
    files: folderFiles(path.join(env.dataDir, "files")),
    limits: unlimited,
    settings: () => defaultSettings,
  };
  const demonstration = env.demo ? await loadDemonstration(own, env) : null;
  const services: Services = { ...own, limits: createLimits() };
  const origins = ownOrigins(env);
  const isSecure = [...origins].every((origin) => origin.startsWith("https:"));
  const sessions = createSessions(db, { secure: isSecure });
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
    isReady: async () => !isStopping && (await isFit(db).catch(() => false)),
  };
  const server = createServer(listenerOf(door, pages));
  const realtime = createRealtime(server, { services, sessions, origins });
  const ears = await openEars(database.url, cache, realtime, log);
  await listenOn(server, env);
  return {
    address: originOf(door),
    database: database.description,
    demonstration,
    async stop() {
      isStopping = true;
      await new Promise((resolve) => setTimeout(resolve, grace));
      realtime.close();
      await closeServer(server);
      await ears.close();
      await database.close();
    },
  };
}

/** Whether the portal can work on this database: migrated, and searching in every language. */
async function isFit(db: Db): Promise<boolean> {
  return (await isMigrated(db)) && (await seesLetters(db));
}

function listenerOf(door: Door, { middleware }: PageSource) {
  const answer = getRequestListener(createHttp(door).fetch, { overrideGlobalObjects: false });
  return (request: IncomingMessage, response: ServerResponse) => {
    if (middleware) middleware(request, response, () => void answer(request, response));
    else void answer(request, response);
  };
}

/** Hears what any node announces: pages that show it are dropped, sockets that watch it are served. */
function openEars(url: string, cache: PageCache, realtime: Realtime, log: Log) {
  return listen(url, channel, {
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
}
