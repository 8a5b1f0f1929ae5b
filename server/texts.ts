import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { zones } from "#app/features/access/time-zones.ts";
import { memberStates } from "#app/features/documents/matrix/member-states.ts";
import { languages, type Lang } from "#app/language/languages.ts";
import { spell, unknownToBrowsers } from "#app/language/spell.ts";
import { createTexts, type Resources, type Texts, type TextTree } from "#app/language/texts.ts";

/** Reads locales/<lang>/<part>.json of every language, once at start. Throws where a file is no JSON. */
export function readTexts(folder: string): ReadonlyMap<Lang, Texts> {
  const english = readLanguage(join(folder, "en"));
  return new Map(
    languages.map(({ tag }) => {
      const own = readLanguage(join(folder, tag));
      const unknown = unknownToBrowsers.find((lang) => lang === tag);
      const spelled = unknown && spell(unknown, { zones, countries: memberStates });
      return [tag, createTexts(tag, own, english, { version: versionOf([own, english, spelled]), spelled })];
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

function versionOf(carried: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(carried)).digest("base64url").slice(0, 12);
}
