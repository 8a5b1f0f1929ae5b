import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Where the build keeps the hash of what it was made from; written last. */
export const buildStamp = "build/.stamp";

const buildInputs = [
  ...["app", "db", "locales", "server"],
  ...["remix.config.js", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"],
];

/** The hash of all that a build is made from, tests left out. */
export function hashBuildInputs(root) {
  return hashFiles(root, buildInputs);
}

/** Whether build/ is complete and was made from the sources as they are now. */
export function isBuildFresh(root) {
  return readStamp(path.join(root, buildStamp)) === hashBuildInputs(root);
}

/** One hash over the names and contents of files and folders below `root`; tests are left out, what is missing counts as missing. */
export function hashFiles(root, names) {
  const hash = createHash("sha256");
  for (const name of names) hashInto(hash, root, name);
  return hash.digest("hex");
}

function hashInto(hash, root, name) {
  const file = path.join(root, name);
  const entry = statSync(file, { throwIfNoEntry: false });
  if (entry?.isDirectory()) {
    for (const child of readdirSync(file).sort()) hashInto(hash, root, `${name}/${child}`);
  } else if (entry?.isFile() && !/\.test\.tsx?$/.test(name)) {
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
}

/** What a stamp file says, or null where there is none. */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/**
 * Whether node_modules holds what package-lock.json says, told from npm's own list of what it installed, which it writes last.
 * Packages for other platforms may be missing.
 */
export function areDependenciesFresh(root) {
  const installed = readPackages(path.join(root, "node_modules/.package-lock.json"));
  const wanted = readPackages(path.join(root, "package-lock.json"));
  if (installed === null || wanted === null) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    const found = installed[place];
    if (place === "") return true;
    return found === undefined
      ? optional === true
      : found.version === version && found.integrity === integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}
