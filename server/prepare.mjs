import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { areDependenciesFresh, hashFiles, isBuildFresh, readStamp } from "./freshness.mjs";
import { runStep } from "./steps.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Installs the dependencies and builds the portal, each only where it is missing or stale. Throws an error with a `sentence`. */
export async function prepare() {
  await ensureDependencies();
  await ensureBuild();
}

/** Installs what package-lock.json says, development's tools included, unless it is there. */
export async function ensureDependencies() {
  const stamp = path.join(root, "node_modules/.portal-stamp");
  const wanted = hashFiles(root, ["package-lock.json"]);
  if (readStamp(stamp) === wanted) return;
  if (!areDependenciesFresh(root)) {
    const [command, ...args] = npm();
    await runStep(
      "Installing the dependencies",
      command,
      [...args, "ci", "--include=dev", "--no-audit", "--no-fund"],
      {
        cwd: root,
        shell: command.endsWith(".cmd"),
        // Under production npm would leave out the tools that build the portal.
        env: { ...process.env, NODE_ENV: "development" },
      },
    );
  }
  writeFileSync(stamp, wanted);
}

/** Builds the portal unless build/ was made from exactly these sources. */
export async function ensureBuild() {
  if (isBuildFresh(root)) return;
  await runStep("Building the portal", process.execPath, [path.join(root, "server/build.mjs")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
  });
}

/** The npm that started us, else the one on the path. */
function npm() {
  const script = process.env.npm_execpath ?? "";
  if (path.basename(script) === "npm-cli.js") return [process.execPath, script];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}
