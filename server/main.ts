import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { openDatabase } from "./database.ts";
import { readEnv } from "./env.ts";
import { createLog } from "./log.ts";
import { freePort } from "./listening.ts";
import { composePortal, type PageSource, type Portal } from "./portal.ts";
import { root } from "./root-folder.ts";
import { startReport } from "./start-report.ts";

/** Starts the portal from its environment and says where it listens. Throws an error whose message is one clear sentence. */
export async function start(source: NodeJS.ProcessEnv, pages: PageSource): Promise<Portal> {
  const asked = readEnv(source);
  const env = asked.port === 0 ? { ...asked, port: await freePort(asked.host) } : asked;
  const log = createLog(env.logLevel);
  const database = await openDatabase(env, log);
  try {
    return await composePortal(env, log, database, pages);
  } catch (error) {
    await database.close();
    throw error;
  }
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
