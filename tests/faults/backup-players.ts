import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import * as tar from "tar";
import { manifestSchema, type Manifest } from "#server/backup/manifest.ts";
import type { PortalProcess } from "../portal-process.ts";

/** Runs a command as npm does, and gives what it printed and its exit code. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["server/command.mjs", ...args], {
    env: { ...process.env, LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

/** Signs in by the form and gives the cookie, "" where it was refused. */
export async function signIn({ origin }: PortalProcess, handle: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin },
    body: new URLSearchParams({ email: `${handle}@ascn.example`, password }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("session=")) ?? "";
  return cookie.split(";")[0] ?? "";
}

/** Posts a message by the room's form; true once it is acknowledged. */
export async function post({ origin }: PortalProcess, cookie: string, words: string): Promise<boolean> {
  const answer = await fetch(`${origin}/en/rooms/covid-19-response`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin, Cookie: cookie },
    body: new URLSearchParams({ id: randomUUID(), body: words }),
  }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 303;
}

/** Kills the portal's PostgreSQL, and leaves it no time for a last word. */
export function killDatabase(dataDir: string): void {
  const file = path.join(dataDir, "postgres", "postmaster.pid");
  process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), "SIGKILL");
}

/** What a back-up holds, read by the ordinary library: its manifest, and each member's own hash. */
export async function readBackup(file: string): Promise<{ manifest: Manifest; hashes: Map<string, string> }> {
  const hashes = new Map<string, string>();
  let said = "";
  await tar.list({
    file,
    strict: true,
    onReadEntry(entry) {
      if (entry.type !== "File") return;
      const hash = createHash("sha256");
      entry.on("data", (chunk: Buffer) => {
        hash.update(chunk);
        if (entry.path === "manifest.json") said += chunk.toString();
      });
      entry.on("end", () => hashes.set(entry.path, hash.digest("hex")));
    },
  });
  hashes.delete("manifest.json");
  return { manifest: manifestSchema.parse(JSON.parse(said)), hashes };
}

/** A copy of the back-up, rightly packed, in which the first `from` reads `to`, as long as it. */
export async function alter(file: string, copy: string, from: string, to: string): Promise<string> {
  const bytes = gunzipSync(await readFile(file));
  const place = bytes.indexOf(from);
  if (place < 0 || bytes.write(to, place) !== from.length) throw new Error(`${from} cannot be altered`);
  await writeFile(copy, gzipSync(bytes, { level: 1 }));
  return copy;
}

/** An archive of nothing but what a back-up says about itself, changed. */
export async function announceOnly(file: string, copy: string, change: object): Promise<string> {
  const { manifest } = await readBackup(file);
  const folder = `${copy}.unpacked`;
  await mkdir(folder);
  await writeFile(path.join(folder, "about.json"), JSON.stringify({ ...manifest.about, ...change }));
  await tar.create({ file: copy, gzip: true, cwd: folder, portable: true }, ["about.json"]);
  return copy;
}
