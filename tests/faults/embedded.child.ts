import { startEmbedded } from "#db/embedded/start.ts";

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const [dataDir = "", binaries = ""] = process.argv.slice(2);

/** A portal's process in small: holds the embedded PostgreSQL until it is ended, and tells its addresses as one line of JSON. */
try {
  const embedded = await startEmbedded({ dataDir, log: quiet, ...(binaries === "" ? {} : { binaries }) });
  process.once("SIGTERM", () => void embedded.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify(embedded)}\n`);
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
