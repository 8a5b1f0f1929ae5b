import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { alter, announceOnly } from "./backup-players.ts";

/** A back-up that can be restored, and a folder for what is made of it. */
interface Good {
  readonly file: string;
  readonly place: string;
}

/** What each is, how it is made of a good back-up, and what is said of it. */
export const brokenBackups: readonly (readonly [string, (good: Good) => Promise<string>, RegExp])[] = [
  [
    "a byte changed on the disk",
    async ({ file, place }) => {
      const bytes = await readFile(file);
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      return write(place, "flipped", bytes);
    },
    /flipped is damaged or incomplete/,
  ],
  [
    "altered and packed again",
    ({ file, place }) => alter(file, path.join(place, "altered"), "max_connections", "min_connections"),
    /altered is damaged or incomplete \(its members differ from its manifest\)/,
  ],
  [
    "of a newer schema",
    announcing("newer", { migrations: ["0001-network", "9999-from-the-future"] }),
    /made by a newer portal \(its database has 9999-from-the-future, unknown here\); update this portal first\.$/,
  ],
  [
    "of a newer form",
    announcing("form", { format: 2 }),
    /form was made by a newer portal, in a form unknown here/,
  ],
  [
    "of another PostgreSQL",
    announcing("major", { postgres: "17.2" }),
    /holds a database of PostgreSQL 17, and this portal brings 18/,
  ],
  [
    "no back-up: a text",
    ({ place }) => write(place, "text", "A letter"),
    /text is no back-up of the portal\.$/,
  ],
  [
    "no back-up: something packed",
    ({ place }) => write(place, "packed", gzipSync("x".repeat(9_000))),
    /packed is no back-up/,
  ],
  [
    "absent",
    ({ place }) => Promise.resolve(path.join(place, "absent")),
    /absent cannot be read \(ENOENT\)\.$/,
  ],
];

/** Something that says of itself what a back-up does, changed, and holds nothing else. */
function announcing(name: string, change: object) {
  return ({ file, place }: Good) => announceOnly(file, path.join(place, name), change);
}

async function write(place: string, name: string, content: string | Buffer): Promise<string> {
  await writeFile(path.join(place, name), content);
  return path.join(place, name);
}
