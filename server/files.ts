import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Files } from "#app/features/access/services.ts";
import { bucketStore } from "./bucket.ts";
import type { Env } from "./env.ts";
import type { FileStore } from "./file-store.ts";

/** The portal's files: in the bucket of S3_URL, else in DATA_DIR/files. */
export function filesOf({ s3Url, dataDir }: Pick<Env, "s3Url" | "dataDir">): Files {
  return filesIn(s3Url === null ? folderStore(path.join(dataDir, "files")) : bucketStore(s3Url));
}

const NAME = /^[0-9a-f]{64}$/;

/** Files under their SHA-256. A name that is none has no file; bytes that do not fit their name are never given, but thrown about. */
export function filesIn(store: FileStore): Files {
  return {
    async put(bytes) {
      const name = nameOf(bytes);
      await store.write(name, new Uint8Array(bytes));
      return name;
    },
    async get(name) {
      const bytes = NAME.test(name) ? await store.read(name) : null;
      if (bytes !== null && nameOf(bytes) !== name)
        throw new Error(`The file ${name} in ${store.place} is damaged; restore it from a back-up.`);
      return bytes;
    },
    async remove(name) {
      if (NAME.test(name)) await store.remove(name);
    },
    async *list() {
      for await (const name of store.list()) if (NAME.test(name)) yield name;
    },
  };
}

function nameOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A folder, made when first written to. */
function folderStore(folder: string): FileStore {
  const placeOf = (name: string) => path.join(folder, name.slice(0, 2), name);
  return {
    place: folder,
    async write(name, bytes) {
      const place = placeOf(name);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      // Of its own for each writer, and on disk before it gets its name: a name never stands for half a file.
      const part = `${place}.${randomUUID()}.part`;
      try {
        await writeThrough(part, bytes);
        await rename(part, place);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    read: (name) => readFile(placeOf(name)).catch(nullIfAbsent),
    remove: (name) => rm(placeOf(name), { force: true }),
    async *list() {
      const places = await readdir(folder, { recursive: true }).catch(nullIfAbsent);
      for (const place of places ?? []) yield path.basename(place);
    },
  };
}

async function writeThrough(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
