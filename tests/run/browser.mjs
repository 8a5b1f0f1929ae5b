import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { installFromDebian, isProgram, onPath, runs } from "./programs.mjs";

/** The same engine without a window to draw: it does a page's work with a third of the processor's time. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_APP = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const CACHES = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  path.join(homedir(), ".cache/ms-playwright"),
  path.join(homedir(), "Library/Caches/ms-playwright"),
];
const CACHED = [
  "chrome-headless-shell-linux64/chrome-headless-shell",
  "chrome-linux/headless_shell",
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a Chromium for the journeys: CHROMIUM_PATH, else Debian's shell of it, installed where we are root, else the
 * system's, else one that Playwright keeps or downloads. Throws a sentence when there is none.
 */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!isProgram(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, which is no program.`);
    return asked;
  }
  const found = shell() ?? onPath(...NAMES) ?? [MAC_APP].find(isProgram) ?? fromPlaywright();
  if (!found) throw new Error("No Chromium was found or could be installed; set CHROMIUM_PATH to one.");
  return found;
}

function shell() {
  return onPath(SHELL) ?? (installFromDebian(SHELL) ? onPath(SHELL) : undefined);
}

function fromPlaywright() {
  if (kept()) return kept();
  console.log("Downloading Playwright's Chromium …");
  return runs("node_modules/.bin/playwright-core", ["install", "chromium"]) ? kept() : undefined;
}

function kept() {
  const folders = CACHES.filter(Boolean)
    .flatMap((cache) => entries(cache).map((entry) => path.join(cache, entry)))
    .filter((folder) => path.basename(folder).startsWith("chromium"));
  return CACHED.flatMap((file) => folders.map((folder) => path.join(folder, file))).find(isProgram);
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
