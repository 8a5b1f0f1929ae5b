import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Files } from "#app/features/access/services.ts";

/** Files in a folder, made when first used. */
export function folderFiles(folder: string): Files {
  const placeOf = (name: string) => path.join(folder, name.slice(0, 2), name);
  return {
    async put(bytes) {
      const name = createHash("sha256").update(bytes).digest("hex");
      const place = placeOf(name);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(`${place}.part`, bytes);
      await rename(`${place}.part`, place);
      return name;
    },
    get: (name) => readFile(placeOf(name)).catch(() => null),
    remove: (name) => rm(placeOf(name), { force: true }),
    async *list() {
      for (const entry of await readdir(folder, { recursive: true }).catch(() => []))
        yield path.basename(entry);
    },
  };
}
