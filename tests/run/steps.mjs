import { execFile } from "node:child_process";
import { promisify } from "node:util";

const bin = (name, ...args) => [`node_modules/.bin/${name}`, ...args];
const node = (...args) => [process.execPath, ...args];
const vitest = (project) => ({ command: bin("vitest", "run", "--project", project), isVitest: true });

/**
 * Every step of the test run: a name, a command, how many of the three places it takes while it runs (`weight`),
 * and the steps it waits for. The first that fits begins: those of two places stand first, so that the light ones fill the
 * third beside them. Vitest's steps count each of their tests, the others count one.
 */
const all = [
  { name: "build", command: node("server/start.mjs", "--prepare") },
  // Two browsers and their portal want both cores.
  { name: "journeys", ...vitest("e2e"), weight: 3, after: ["build"], needsBrowser: true },
  { name: "permissions", ...vitest("permissions"), weight: 2, after: ["build"] },
  { name: "integration", ...vitest("integration"), weight: 2, needsOffice: true },
  {
    name: "integration-system",
    ...vitest("integration"),
    env: { TEST_POSTGRES: "system" },
    weight: 2,
    needsOffice: true,
  },
  // These wait far more than they work.
  { name: "faults", ...vitest("faults"), after: ["build"] },
  { name: "pages", ...vitest("pages"), after: ["build"] },
  { name: "lint", command: bin("eslint", ".", "--max-warnings", "0") },
  { name: "types", command: bin("tsc", "--noEmit") },
  { name: "unit", ...vitest("unit") },
  {
    name: "format",
    command: bin(
      "prettier",
      ".",
      "--check",
      "--cache",
      "--cache-location",
      "node_modules/.cache/prettier-check",
    ),
  },
  {
    name: "import-directions",
    command: bin(
      "depcruise",
      "app",
      "db",
      "server",
      "locales",
      "tests",
      "--config",
      ".dependency-cruiser.cjs",
    ),
  },
  { name: "dead-code", command: bin("knip", "--no-progress") },
];

/** The steps to run: all of them, or those of `--only a,b` with the steps they wait for. Throws on an unknown name. */
export async function chooseSteps(args) {
  const wanted = namesAskedFor(args);
  const chosen = all.filter((step) => !wanted || wanted.has(step.name));
  if (!chosen.some((step) => step.name === "integration-system") || (await hasSystemPostgres()))
    return chosen;
  console.log("No system PostgreSQL 15 or newer: the integration tests run on the embedded one only.");
  return chosen.filter((step) => step.name !== "integration-system");
}

function namesAskedFor(args) {
  if (args.length === 0) return null;
  const [flag, list, ...rest] = args.flatMap((arg) => arg.split("=", 2));
  const names = (list ?? "").split(",");
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (flag !== "--only" || rest.length > 0 || unknown.length > 0) {
    throw new Error(`Usage: npm test -- --only name,name (of ${all.map((step) => step.name).join(", ")}).`);
  }
  const waitedFor = all.filter((step) => names.includes(step.name)).flatMap((step) => step.after ?? []);
  return new Set([...names, ...waitedFor]);
}

async function hasSystemPostgres() {
  const ask =
    'import { findSystemBinaries } from "#db/embedded/binaries.ts"; console.log(await findSystemBinaries());';
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--import", "tsx"],
    ...["--input-type=module", "--eval", ask],
  ]);
  return stdout.trim() !== "null";
}
