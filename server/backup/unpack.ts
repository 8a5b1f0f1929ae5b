import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import { readArchive, type ReadMember } from "./archive-reader.ts";
import { BackupError } from "./backup-error.ts";
import {
  aboutSchema,
  FORMAT,
  manifestSchema,
  type About,
  type Manifest,
  type ManifestMember,
} from "./manifest.ts";

/** What the back-up says about itself at its beginning. Throws BackupError where `file` is none, or of a newer portal's form. */
export async function readAbout(file: string): Promise<About> {
  const first = await readFirst(file).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new BackupError(`${file} cannot be read (${code}).`);
    return null;
  });
  const format = (first as { format?: unknown } | null)?.format;
  if (typeof format === "number" && format > FORMAT)
    throw new BackupError(
      `${file} was made by a newer portal, in a form unknown here; update this portal first.`,
    );
  const about = aboutSchema.safeParse(first);
  if (!about.success) throw new BackupError(`${file} is no back-up of the portal.`);
  return about.data;
}

async function readFirst(file: string): Promise<unknown> {
  for await (const { path: name, size, chunks } of readArchive(file)) {
    if (name !== "about.json" || size > 1_000_000) return null;
    return JSON.parse(await text(chunks));
  }
  return null;
}

/** Unpacks the whole back-up into `folder`, which is empty, and holds it against its manifest. Throws BackupError where anything differs. */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  const written: ManifestMember[] = [];
  try {
    for await (const member of readArchive(file)) {
      const hashed = await unpackMember(member, folder);
      if (hashed) written.push(hashed);
    }
    if (written.pop()?.path !== "manifest.json") throw new Error("its manifest is missing");
    const said = await readFile(path.join(folder, "manifest.json"), "utf8");
    const manifest = manifestSchema.parse(JSON.parse(said));
    if (!isDeepStrictEqual(written, manifest.members))
      throw new Error("its members differ from its manifest");
    return manifest;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") throw new BackupError(`There is no space left to unpack ${file} in ${folder}.`);
    throw new BackupError(
      `${file} is damaged or incomplete (${message}); nothing was restored, take another back-up.`,
    );
  }
}

async function unpackMember(
  { path: name, size, isFolder, chunks }: ReadMember,
  folder: string,
): Promise<ManifestMember | null> {
  const place = path.join(folder, name);
  await mkdir(isFolder ? place : path.dirname(place), { recursive: true, mode: 0o700 });
  if (isFolder) return null;
  const hash = createHash("sha256");
  await pipeline(
    chunks,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(place, { flags: "wx", mode: 0o600 }),
  );
  return { path: name, size, sha256: hash.digest("hex") };
}
