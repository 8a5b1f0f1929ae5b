import { rmSync } from "node:fs";
import { findPackagedBinaries } from "./binaries.ts";
import { assertSameMajor, clusterFolder, CTYPES, emptyFolder, hasCluster, makeCluster } from "./cluster.ts";
import { openDataFolder } from "./data-folder.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { findHolder, lockFolder } from "./folder-lock.ts";
import { findPostmaster } from "./postmaster-file.ts";
import { startServer, stopServer, type Log, type RunningServer, type ServerPlan } from "./postmaster.ts";
import { isReady, prepareDatabase, seesLetters } from "./roles.ts";
import { findRunner, serverUser, type User } from "./runner.ts";
import { makeSecrets, readSecrets, urlFor, type Secrets } from "./secrets.ts";
import { superviseServer } from "./supervise.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** A bin folder of PostgreSQL 15 or newer; the installed package's by default. */
  readonly binaries?: string;
  /** Server settings beside the usual ones; tests turn fsync off. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedUrls {
  /** The application's role: no superuser, owns nothing. */
  readonly url: string;
  /** The owner of the database, which runs the migrations; no superuser. */
  readonly ownerUrl: string;
  /** For back-ups, and for tests that make databases. */
  readonly superuserUrl: string;
}

export interface Embedded extends EmbeddedUrls {
  /** As PostgreSQL's programs tell it, for example "18.4". */
  readonly version: string;
  readonly stop: () => Promise<void>;
}

interface Boot extends ServerPlan {
  readonly dataDir: string;
  readonly user: User | null;
  readonly secrets: Secrets;
}

/** Starts PostgreSQL in DATA_DIR, making its folder the first time, and again whenever it dies. Throws EmbeddedError, one sentence. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = openDataFolder(options.dataDir);
  const unlock = await lockFolder(dataDir);
  try {
    const isFirst = !hasCluster(dataDir);
    const boot = prepareBoot(dataDir, isFirst, options);
    const version = assertSameMajor(boot.runner, dataDir);
    const server = isFirst ? await firstStart(boot) : await laterStart(boot);
    const stopServing = superviseServer(boot, server);
    const stop = () => stopServing().finally(unlock);
    return { ...urlsOn(server.port, boot.secrets), version, stop };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The addresses of the embedded PostgreSQL that a running portal holds in DATA_DIR, for commands beside it; null when none runs. */
export function findRunningEmbedded(dataDir: string): EmbeddedUrls | null {
  const folder = openDataFolder(dataDir);
  const server = findHolder(folder) === null ? null : findPostmaster(clusterFolder(folder));
  const secrets = readSecrets(folder);
  return server === null || secrets === null ? null : urlsOn(server.port, secrets);
}

function prepareBoot(
  dataDir: string,
  isFirst: boolean,
  { binaries, settings = {}, log }: EmbeddedOptions,
): Boot {
  const secrets = isFirst ? makeSecrets(dataDir) : readSecrets(dataDir);
  if (secrets === null) {
    throw new EmbeddedError(
      `The passwords of the database, DATA_DIR/database.json, are missing in ${dataDir}; restore a back-up.`,
    );
  }
  const cluster = clusterFolder(dataDir);
  const user = serverUser(cluster);
  const folder = isFirst ? emptyFolder(dataDir, user) : cluster;
  const runner = findRunner(binaries ?? findPackagedBinaries(), folder, user);
  return {
    dataDir,
    user,
    secrets,
    cluster,
    runner,
    settings,
    log,
    isReady: (port) => isReady(secrets, port),
  };
}

/** Tries one character type after another until the database sees letters in every script. */
async function firstStart(boot: Boot): Promise<RunningServer> {
  for (const ctype of CTYPES) {
    if (!makeCluster(boot.runner, boot.dataDir, boot.user, boot.secrets.portal_superuser, ctype)) continue;
    const server = await open(boot);
    if (server !== null) return server;
    rmSync(boot.cluster, { recursive: true, force: true });
  }
  throw new EmbeddedError(
    `This system has no UTF-8 locale in which PostgreSQL sees letters (tried ${CTYPES.join(", ")}); install one, for example the package locales with C.UTF-8.`,
  );
}

async function laterStart(boot: Boot): Promise<RunningServer> {
  const server = await open(boot);
  if (server !== null) return server;
  throw new EmbeddedError(
    `The database in ${boot.cluster} sees no letters beyond English; delete the folder if it holds nothing yet, else restore a back-up into an empty DATA_DIR.`,
  );
}

/** Starts the server and prepares the database; null, and stopped again, where it does not see letters. */
async function open(boot: Boot): Promise<RunningServer | null> {
  const server = await startServer(boot, 0);
  try {
    await prepareDatabase(boot.secrets, server.port);
    if (await seesLetters(boot.secrets, server.port)) return server;
  } catch (error) {
    await stopServer(server, boot.runner);
    throw error;
  }
  await stopServer(server, boot.runner);
  return null;
}

function urlsOn(port: number, secrets: Secrets): EmbeddedUrls {
  const at = (role: keyof Secrets) => urlFor(role, secrets, port);
  return { url: at("portal_app"), ownerUrl: at("portal_owner"), superuserUrl: at("portal_superuser") };
}
