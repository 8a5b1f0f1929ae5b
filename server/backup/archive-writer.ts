import { createHash } from "node:crypto";
import { createWriteStream, existsSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import { Header } from "tar";
import type { Member } from "#db/backup/member.ts";
import { BackupError } from "./backup-error.ts";
import type { ManifestMember } from "./manifest.ts";

export const BLOCK = 512;

/**
 * Writes the members, and after them the one that `last` makes of their hashes, into a tar archive packed by gzip, which gets
 * its name only when it is complete on disk. Throws BackupError where `target` exists or cannot be written.
 */
export async function writeArchive(
  target: string,
  members: AsyncIterable<Member>,
  last: (written: readonly ManifestMember[]) => Member,
): Promise<void> {
  refuseExisting(target);
  const temporary = `${target}.${String(process.pid)}.part`;
  const remove = () => {
    rmSync(temporary, { force: true });
  };
  process.once("exit", remove);
  try {
    await pipeline(
      pack(members, last),
      // PostgreSQL's pages shrink well even so, and a person waits.
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(temporary, { flags: "wx", mode: 0o600, flush: true }),
    );
    refuseExisting(target);
    await rename(temporary, target);
  } catch (error) {
    const { path, message } = error as NodeJS.ErrnoException;
    throw path === temporary ? new BackupError(`${target} cannot be written: ${message}.`) : error;
  } finally {
    process.off("exit", remove);
    remove();
  }
}

function refuseExisting(target: string): void {
  if (existsSync(target))
    throw new BackupError(`${target} exists already; give another name, a back-up is never written over.`);
}

async function* pack(
  members: AsyncIterable<Member>,
  last: (written: readonly ManifestMember[]) => Member,
): AsyncGenerator<Uint8Array> {
  const written: ManifestMember[] = [];
  for await (const member of members) {
    const hashed = yield* packMember(member);
    if (hashed) written.push(hashed);
  }
  yield* packMember(last(written));
  yield Buffer.alloc(2 * BLOCK);
}

/** Yields a member's header, content and padding; gives what the manifest says of it, null of a folder. */
async function* packMember(member: Member): AsyncGenerator<Uint8Array, ManifestMember | null> {
  if ("isFolder" in member) {
    yield headerOf({ path: `${member.path}/`, type: "Directory", mode: 0o700, size: 0 });
    return null;
  }
  const { path, size, chunks } = member;
  yield headerOf({ path, type: "File", mode: 0o600, size });
  const hash = createHash("sha256");
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  if (length !== size) throw new Error(`${path} has ${String(length)} bytes instead of ${String(size)}`);
  yield Buffer.alloc(padding(size));
  return { path, size, sha256: hash.digest("hex") };
}

/** How many zeros follow a content of `size` bytes. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function headerOf(fields: { path: string; type: "File" | "Directory"; mode: number; size: number }): Buffer {
  const block = Buffer.alloc(BLOCK);
  const header = new Header({ ...fields, uid: 0, gid: 0, mtime: new Date(0) });
  header.encode(block);
  return block;
}
