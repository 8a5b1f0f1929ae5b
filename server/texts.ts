import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { languages, type Lang } from "#app/language/languages.ts";
import { createTexts, type Resources, type Texts, type TextTree } from "#app/language/texts.ts";

/** Reads locales/<lang>/<part>.json of every language, once at start. Throws where a file is no JSON. */
export function readTexts(folder: string): ReadonlyMap<Lang, Texts> {
  const english = readLanguage(join(folder, "en"));
  return new Map(
    languages.map(({ tag }) => {
      const own = readLanguage(join(folder, tag));
      return [tag, createTexts(tag, own, english, versionOf([own, english]))];
    }),
  );
}

function readLanguage(folder: string): Resources {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      basename(name, ".json"),
      JSON.parse(readFileSync(join(folder, name), "utf8")) as TextTree,
    ]),
  );
}

function versionOf(resources: readonly Resources[]): string {
  return createHash("sha256").update(JSON.stringify(resources)).digest("base64url").slice(0, 12);
}
