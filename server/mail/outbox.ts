import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Outbox as ReadOutbox } from "#app/features/access/services.ts";
import { readMessage } from "./read-message.ts";

export interface Outbox extends ReadOutbox {
  /** Keeps a message under its name, whole or not at all; the same name again is the same message. */
  put(name: string, raw: Uint8Array): Promise<void>;
}

const fileName = /^([0-9a-f]{40})\.eml$/;

/** The folder of messages that no mail server takes: <name>.eml, readable by its owner only, for they hold links for one person. */
export function folderOutbox(folder: string): Outbox {
  const placeOf = (name: string) => path.join(folder, `${name}.eml`);
  const list = async () => {
    const files = (await readdir(folder).catch(() => [])).flatMap((file) => fileName.exec(file)?.[1] ?? []);
    const dated = await Promise.all(
      files.map(async (name) => ({ name, at: (await stat(placeOf(name))).mtime })),
    );
    return dated.sort(
      (one, other) => other.at.getTime() - one.at.getTime() || (one.name < other.name ? -1 : 1),
    );
  };
  const read = async (name: string) => {
    if (!fileName.test(`${name}.eml`)) return null;
    const source = await readFile(placeOf(name), "utf8").catch(() => null);
    return source === null ? null : { name, ...readMessage(source) };
  };
  return {
    async put(name, raw) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = `${placeOf(name)}.${String(process.pid)}.part`;
      await writeFile(part, raw, { mode: 0o600 });
      await rename(part, placeOf(name));
    },
    async list({ offset, limit }) {
      const all = await list();
      const shown = all.slice(offset, offset + limit).map(async ({ name, at }) => {
        const message = await read(name);
        return message ? [{ ...message, at }] : [];
      });
      return { count: all.length, messages: (await Promise.all(shown)).flat() };
    },
    read,
  };
}
