import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { installFromDebian, isProgram, onPath, runs } from "./programs.mjs";

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
  return onPath(...NAMES) ?? [MAC_APP].find(isProgram);
}

function fromPlaywright() {
  return CACHES.filter(Boolean)
    .flatMap((cache) => entries(cache).map((entry) => path.join(cache, entry)))
    .filter((folder) => path.basename(folder).startsWith("chromium"))
    .flatMap((folder) => CACHED.map((file) => path.join(folder, file)))
    .find(isProgram);
}

function install() {
  if (installFromDebian("chromium")) return fromSystem();
  console.log("Downloading Playwright's Chromium …");
  return runs("node_modules/.bin/playwright-core", ["install", "chromium"]) ? fromPlaywright() : undefined;
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
