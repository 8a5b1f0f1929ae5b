import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Whether a file can be run. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of the first of these programs in each folder of PATH. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** Whether a program ran without a fault. */
export function runs(program, args, env = process.env) {
  try {
    execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env });
    return true;
  } catch {
    return false;
  }
}

/** Installs packages of Debian where we are root; whether it did. */
export function installFromDebian(...packages) {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return false;
  console.log(`Installing Debian's ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    runs("apt-get", ["update"], env) &&
    runs("apt-get", ["install", "-y", "--no-install-recommends", ...packages], env)
  );
}
