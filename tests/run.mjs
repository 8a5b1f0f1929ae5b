/**
 * `npm test`: installs what is missing, runs every check and test, and ends with one line, `N passed, N failed`.
 * `npm test -- --only unit,lint` runs the named steps only. Node's own modules only: it starts on a fresh clone.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureDependencies } from "../server/prepare.mjs";
import { findBrowser } from "./run/browser.mjs";
import { ensureOffice } from "./run/office.mjs";
import { printFailures, printSummary } from "./run/report.mjs";
import { runAll } from "./run/schedule.mjs";
import { scratchFolder } from "./run/scratch.mjs";
import { chooseSteps } from "./run/steps.mjs";

const started = Date.now();
/** Holds the logs and is every step's TMPDIR, so that nothing is left behind, not even by a step that was killed. */
const folder = mkdtempSync(path.join(scratchFolder(), "portal-test-"));
// As root PostgreSQL runs as another user, who has to pass through.
chmodSync(folder, 0o755);
process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const results = await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return [{ name: "preparation", passed: 0, failed: 1, seconds: 0, log: null, postgres: null }];
});
printFailures(results);
process.exitCode = printSummary(results, (Date.now() - started) / 1000) ? 0 : 1;

async function main() {
  await ensureDependencies();
  const steps = await chooseSteps(process.argv.slice(2));
  if (steps.some((step) => step.needsOffice)) ensureOffice();
  const needsBrowser = steps.some((step) => step.needsBrowser);
  const browser = needsBrowser ? { CHROMIUM_PATH: await findBrowser() } : {};
  return runAll(steps, { folder, env: { ...browser, TMPDIR: folder } });
}
