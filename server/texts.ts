import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { languages, type Lang } from "#app/language/languages.ts";
import { createTexts, type Resources, type Texts, type TextTree } from "#app/language/texts.ts";

/** Reads locales/<lang>/<part>.json of every language, once at start. Throws where a file is no JSON. */
export function readTexts(folder: string): ReadonlyMap<Lang, Texts> {
  const english = readLanguage(join(folder, "en"));
  return new Map(
    languages.map(({ tag }) => [tag, createTexts(tag, readLanguage(join(folder, tag)), english)]),
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
