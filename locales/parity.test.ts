import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages } from "#app/language/languages.ts";
import { flatten, type TextTree } from "#app/language/texts.ts";

const folder = import.meta.dirname;
const read = (lang: string, part: string) =>
  JSON.parse(readFileSync(join(folder, lang, part), "utf8")) as TextTree;
const partsOf = (lang: string) => readdirSync(join(folder, lang)).filter((name) => name.endsWith(".json"));
/** Languages count differently: a key without the form of its plural. */
const plain = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, "");
const isCounted = (key: string) => plain(key) !== key;
const textsOf = (lang: string, part: string) => flatten(read(lang, part));
const keysOf = (lang: string, part: string) =>
  [...new Set(textsOf(lang, part).map(([key]) => plain(key)))].sort();
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
/** What a text is filled in with; where it counts, the number may be said in words or left out. */
const valuesOf = ([key, text]: [string, string]) =>
  placeholders(text).filter((name) => name !== "{{count}}" || !isCounted(key));

/** Parts of the whole portal, in which a language may have some of the words only: the others are English. */
const begunWith: readonly string[] = ["accounts.json", "errors.json", "terms.json"];
/** In Vietnamese nothing is missing. */
const mayBegin = (lang: string, part: string) => lang !== "vi" && begunWith.includes(part);
const translated = languages
  .filter(({ tag }) => tag !== "en")
  .flatMap(({ tag }) => partsOf(tag).map((part) => [tag, part] as const));

test("Vietnamese has every part that English has", () => {
  expect(partsOf("vi").sort()).toEqual(partsOf("en").sort());
});

test.each(["en", "vi"])("in %s a time zone bears one name in letters and on the pages of periods", (lang) => {
  expect(read(lang, "periods.json")["zones"]).toEqual(read(lang, "mail.json")["places"]);
});

describe.each(translated)("%s/%s", (lang, part) => {
  test("has the keys of English", () => {
    const keys = keysOf(lang, part);
    const english = keysOf("en", part);
    expect(keys).toEqual(mayBegin(lang, part) ? english.filter((key) => keys.includes(key)) : english);
  });

  test("fills in the values of English", () => {
    const english = new Map(textsOf("en", part).map((one) => [plain(one[0]), valuesOf(one)]));
    for (const one of textsOf(lang, part))
      expect([one[0], valuesOf(one)]).toEqual([one[0], english.get(plain(one[0]))]);
  });

  test("has a text for each form in which the language counts, and no other", () => {
    const keys = textsOf(lang, part).map(([key]) => key);
    const counted = [...new Set(keys.filter(isCounted).map(plain))];
    expect(keys.filter(isCounted).sort()).toEqual(
      counted.flatMap((key) => formsOf(lang).map((form) => `${key}_${form}`)).sort(),
    );
  });
});

/** The forms a language counts in; millions, for which Portuguese has one more, are never counted here. ICU does not know Tetum and counts it as English. */
function formsOf(lang: string): string[] {
  const known = Intl.PluralRules.supportedLocalesOf(lang).length > 0 ? lang : "en";
  return new Intl.PluralRules(known).resolvedOptions().pluralCategories.filter((form) => form !== "many");
}

test("every text of every language is NFC, without blanks around it", () => {
  for (const { tag } of languages)
    for (const part of partsOf(tag))
      for (const [key, text] of flatten(read(tag, part)))
        expect([tag, part, key, text]).toEqual([tag, part, key, text.normalize("NFC").trim()]);
});

test("the link to rooms is called by what is seen of it, first (WCAG 2.5.3)", () => {
  for (const [lang, part] of translated.filter(([, part]) => part === "frame.json"))
    expect([lang, new Map(textsOf(lang, part)).get("withUnread")]).toEqual([
      lang,
      expect.stringMatching(/^\{\{name\}\},? \{\{unread\}\} /),
    ]);
});

test("every key is used", () => {
  const mentioned = mentionedIn(sources.join("\n"));
  const unused = partsOf("en")
    .filter((part) => part !== "terms.json")
    .flatMap((part) => keysOf("en", part).map((key) => ({ part, key })))
    .filter(({ key }) => !isMentioned(mentioned, key));
  expect(unused).toEqual([]);
});

test("every text that the code asks for exists", () => {
  const known = new Set(
    partsOf("en").flatMap((part) => keysOf("en", part).map((key) => `${part.replace(".json", "")}:${key}`)),
  );
  const asked = sources.flatMap(askedIn);
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

const sources = ["app", "server"]
  .flatMap((name) => sourceFiles(join(folder, "..", name)))
  .map((file) => readFileSync(file, "utf8"));

/** The keys a file asks for by a name bound to one part: `const t = useTexts("cities")`, then `t("title")`. */
function askedIn(code: string): string[] {
  const bound = [...code.matchAll(/const (\w+) = (?:useTexts\(|textsOf\([^,()]+, )"([\w-]+)"\)/g)];
  const names = new Map<string, Set<string>>();
  for (const [, name = "", part = ""] of bound) names.set(name, (names.get(name) ?? new Set()).add(part));
  return [...names].flatMap(([name, parts]) =>
    [...code.matchAll(new RegExp(`\\b${name}(?:\\.plain|\\.lang)?\\(\\s*"([^"]+)"`, "g"))].flatMap(
      ([, key = ""]) => (parts.size === 1 ? [...parts].map((part) => `${part}:${key}`) : []),
    ),
  );
}

/** What stands between quotes in the code, and the beginnings of templates that go on with a value. */
function mentionedIn(code: string) {
  return {
    whole: new Set(code.match(/(?<=")[\w.-]+(?=")/g)),
    begun: new Set(code.match(/(?<=`)[\w.-]+(?=\.\$\{)/g)),
  };
}

/** A key is used where it stands whole in the code, or as the beginning of a template that completes it. */
function isMentioned({ whole, begun }: ReturnType<typeof mentionedIn>, key: string): boolean {
  if (whole.has(key)) return true;
  const steps = key.split(".");
  return steps.slice(1).some((_, index) => begun.has(steps.slice(0, index + 1).join(".")));
}

function sourceFiles(from: string): string[] {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name));
}
