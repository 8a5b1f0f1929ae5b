import { readFileSync } from "node:fs";
import { root } from "./root-folder.ts";

/** The portal's version, as package.json says it. */
export function portalVersion(): string {
  const text = readFileSync(new URL("package.json", root), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
