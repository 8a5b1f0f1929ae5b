import { execFileSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_APP = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const CACHES = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  path.join(homedir(), ".cache/ms-playwright"),
  path.join(homedir(), "Library/Caches/ms-playwright"),
];
const CACHED = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-linux/headless_shell",
  "chrome-headless-shell-linux64/chrome-headless-shell",
];

/**
 * The path of a Chromium for the journeys: CHROMIUM_PATH, else the system's, else one that Playwright keeps, else
 * Debian's package, installed where we are root, else Playwright's, downloaded. Throws a sentence when there is none.
 */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!isProgram(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, which is no program.`);
    return asked;
  }
  const found = fromSystem() ?? fromPlaywright() ?? install();
  if (!found) throw new Error("No Chromium was found or could be installed; set CHROMIUM_PATH to one.");
  return found;
}

function fromSystem() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, MAC_APP].find(isProgram);
}

function fromPlaywright() {
  return CACHES.filter(Boolean)
    .flatMap((cache) => entries(cache).map((entry) => path.join(cache, entry)))
    .filter((folder) => path.basename(folder).startsWith("chromium"))
    .flatMap((folder) => CACHED.map((file) => path.join(folder, file)))
    .find(isProgram);
}

function install() {
  if (process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")) {
    console.log("Installing Debian's Chromium …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    if (
      runs("apt-get", ["update"], env) &&
      runs("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], env)
    )
      return fromSystem();
  }
  console.log("Downloading Playwright's Chromium …");
  return runs("node_modules/.bin/playwright-core", ["install", "chromium"]) ? fromPlaywright() : undefined;
}

function runs(program, args, env = process.env) {
  try {
    execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env });
    return true;
  } catch {
    return false;
  }
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
