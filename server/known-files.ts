import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { Env } from "./door.ts";
import { portalVersion } from "./version.ts";

/** A name for what a file is made from: other words, another layout or another text is another file. */
export function keyOfMade(from: readonly unknown[]): string {
  return createHash("sha256")
    .update(JSON.stringify([portalVersion(), ...from]))
    .digest("base64url");
}

/** Whether whoever asks has the file of this key already. */
export function knowsTag(c: Context<Env>, key: string): boolean {
  const tags = (c.req.header("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  return tags.some((tag) => tag === `W/"${key}"` || tag === `"${key}"`);
}
