import { randomUUID } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Log, Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listen } from "#db/listen.ts";
import { isMigrated, seesLetters } from "#db/migrate.ts";
import { channel } from "#db/queries/events.ts";
import { createClients } from "./client-address.ts";
import type { OpenDatabase } from "./database.ts";
import { loadDemonstration, type Demonstration } from "./demo.ts";
import { originOf, type Door, type PageHandler } from "./door.ts";
import type { Env } from "./env.ts";
import { ledgerFile, ledgerKeeper } from "./erasures.ts";
import { filesOf } from "./files.ts";
import { openServer, type Middleware } from "./listener.ts";
import { startWorker } from "./jobs/worker.ts";
import { readTableInWorker } from "./imports/read-in-worker.ts";
import { createLimits, unlimited } from "./limits.ts";
import { closeServer, listenOn, ownOrigins } from "./listening.ts";
import { createMailer } from "./mail/mailer.ts";
import { folderOutbox } from "./mail/outbox.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { createPasswords } from "./passwords.ts";
import { createRealtime, type Realtime } from "./realtime/sockets.ts";
import { createPageDrawer } from "./previews/draw-page.ts";
import { root } from "./root-folder.ts";
import { createSessions } from "./sessions.ts";
import { openSettings, type HeardSettings } from "./settings.ts";
import { readTexts } from "./texts.ts";
import { createTypesetter } from "./typesetting/typesetter.ts";
import { portalVersion } from "./version.ts";

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
  readonly middleware?: Middleware;
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
  const settings = await openSettings(db, log);
  const outbox = folderOutbox(path.join(env.dataDir, "outbox"));
  const own = await ownServices(env, log, db, settings, outbox);
  const demonstration = env.demo ? await loadDemonstration(own, env) : null;
  await settings.reload();
  const limits = createLimits({ pool: database.connection.pool, settings: settings.current });
  let isStopping = false;
  const door = openDoor(env, { ...own, limits }, pages, async () => !isStopping && (await isFit(db)));
  const { services, sessions, cache, origins, clients, texts } = door;
  const server = openServer(door, pages.middleware);
  const process = randomUUID();
  const realtime = createRealtime(server, { services, sessions, origins, clients, process });
  const keepErasures = ledgerKeeper(db, ledgerFile(env.dataDir), log);
  keepErasures();
  const ears = await openEars(database.url, { cache, realtime, settings, keepErasures, log });
  await listenOn(server, env);
  const mailer = createMailer({
    smtpUrl: env.smtpUrl,
    from: env.mailFrom,
    origin: originOf(door),
    texts,
    outbox,
  });
  const worker = startWorker({ url: database.url, services, mailer, version: portalVersion(), process });
  return {
    address: originOf(door),
    database: database.description,
    demonstration,
    async stop() {
      isStopping = true;
      const drained = worker.stop();
      await new Promise((resolve) => setTimeout(resolve, grace));
      await Promise.all([realtime.close(), closeServer(server)]);
      await drained;
      door.typesetter.close();
      await ears.close();
      await database.close();
    },
  };
}

/** What the server itself works with: nothing is limited. */
async function ownServices(
  env: Env,
  log: Log,
  db: Db,
  settings: HeardSettings,
  outbox: ReturnType<typeof folderOutbox>,
): Promise<Services> {
  return {
    db,
    origins: ownOrigins(env),
    clock: () => new Date(),
    log,
    passwords: await createPasswords(),
    files: filesOf(env),
    readTable: readTableInWorker,
    drawPage: createPageDrawer(log),
    limits: unlimited,
    settings: settings.current,
    outbox: env.demo ? outbox : null,
  };
}

function openDoor(env: Env, services: Services, pages: PageSource, isReady: () => Promise<boolean>): Door {
  const { origins } = services;
  const isSecure = [...origins].every((origin) => origin.startsWith("https:"));
  return {
    services,
    sessions: createSessions(services.db, { secure: isSecure, settings: services.settings }),
    cache: createPageCache(),
    origins,
    handlePage: pages.handlePage,
    isDevelopment: pages.isDevelopment,
    texts: readTexts(fileURLToPath(new URL("locales/", root))),
    typesetter: createTypesetter(services.log),
    clientFolder: fileURLToPath(new URL("build/client/", root)),
    clients: createClients(env.trustProxy),
    isDemonstration: env.demo,
    isReady: () => isReady().catch(() => false),
  };
}

/** Whether the portal can work on this database: migrated, and searching in every language. */
async function isFit(db: Db): Promise<boolean> {
  return (await isMigrated(db)) && (await seesLetters(db));
}

interface Hearers {
  readonly cache: PageCache;
  readonly realtime: Realtime;
  readonly settings: HeardSettings;
  /** Writes what the ledger of erasures beside the database lacks. */
  readonly keepErasures: () => void;
  readonly log: Log;
}

/** Hears what any node announces: pages that show it are dropped, sockets that watch it are served. */
function openEars(url: string, { cache, realtime, settings, keepErasures, log }: Hearers) {
  return listen(url, channel, {
    onWake: (payload) => {
      const [type = "", subject = "", n] = payload.split(" ");
      cache.drop(type.split(".")[0] ?? "");
      realtime.onWake(type, subject, n === undefined ? undefined : Number(n));
      if (type === "settings.changed") {
        void settings.reload().then(() => {
          realtime.recheck();
        });
      }
      if (type === "accounts.erased") keepErasures();
    },
    onGap: () => {
      cache.drop();
      realtime.onGap();
      void settings.reload();
      keepErasures();
    },
    onError: (err) => {
      log.warn({ err }, "the listening connection broke");
    },
  });
}
