import { createInstance, type i18n } from "i18next";
import type { Lang } from "./languages.ts";
import type { Spelled } from "./spelled.ts";

export interface TextTree {
  readonly [key: string]: string | TextTree;
}
/** The texts of one language by part: cities, rooms, frame … as in locales/<lang>/<part>.json. */
export type Resources = Readonly<Record<string, TextTree>>;
export type TextValues = Readonly<Record<string, string | number>>;

/** A text and the language it stands in: English where the page's own language has none yet. */
export interface Found {
  readonly text: string;
  readonly lang: Lang;
}

export interface Texts {
  readonly lang: Lang;
  /** Finds `key` of `part`, with its values; plurals by `count`. Throws on a key that English lacks: a test would have failed. */
  find(part: string, key: string, values?: TextValues): Found;
  /** What the browser needs to find the texts of these parts, as JSON: this language's own, English where they are incomplete, and what is spelled out for it. */
  carry(parts: readonly string[]): string;
  /** Where the browser finds what `carry` gives: another address with every change of a text, so that it is asked for once. */
  address(parts: readonly string[]): string;
}

interface Carried {
  /** Changes with every change of what is carried. */
  readonly version?: string | undefined;
  /** For a language whose dates and names browsers may not know. */
  readonly spelled?: Spelled | undefined;
}

/** The texts of one language over English. Plain texts are prepared once: `t()` on each would be the largest cost of a page. */
export function createTexts(
  lang: Lang,
  own: Resources,
  english: Resources,
  { version = "", spelled }: Carried = {},
): Texts {
  const prepared = prepare(lang, own, english);
  const instance = createInstance();
  void startI18n(instance, lang, own, english);
  const translateOnce = remember((_: string, part: string, key: string, values: TextValues) =>
    translate(instance, part, key, values),
  );
  const carry = (parts: readonly string[]) => {
    const only = (resources: Resources) =>
      Object.fromEntries(parts.flatMap((part) => (resources[part] ? [[part, resources[part]]] : [])));
    return JSON.stringify(
      lang === "en" ? { en: only(english) } : { [lang]: only(own), en: only(lacking(own, english)), spelled },
    );
  };
  return {
    lang,
    find(part, key, values) {
      if (values) return translateOnce(`${part}:${key} ${JSON.stringify(values)}`, part, key, values);
      return prepared.get(`${part}:${key}`) ?? translate(instance, part, key);
    },
    carry,
    address: (parts) => `/texts/${lang}/${version}/${[...new Set(parts)].join(".")}.json`,
  };
}

/** How many results are remembered at most. */
const mostRemembered = 2_000;

/** `make`, a pure function, with its results remembered by name: the same sentence stands on page after page. */
function remember<Given extends unknown[], Made>(make: (name: string, ...given: Given) => Made) {
  const made = new Map<string, Made>();
  return (name: string, ...given: Given): Made => {
    const known = made.get(name);
    if (known !== undefined) return known;
    if (made.size >= mostRemembered) made.clear();
    const fresh = make(name, ...given);
    made.set(name, fresh);
    return fresh;
  };
}

function startI18n(instance: i18n, lang: Lang, own: Resources, english: Resources) {
  const resources = { en: english, [lang]: lang === "en" ? english : own };
  return instance.init({
    lng: lang,
    fallbackLng: "en",
    resources,
    ns: Object.keys(english),
    initAsync: false,
    interpolation: { escapeValue: false },
  });
}

function translate(instance: i18n, part: string, key: string, values: TextValues = {}): Found {
  const { res, usedLng } = instance.t(key, { ...values, ns: part, returnDetails: true });
  // What is missing comes back as its key; "edited" reads so by itself.
  if (res === key && !instance.exists(key, { ...values, ns: part }))
    throw new Error(`no text ${part}:${key}`);
  return { text: res, lang: usedLng as Lang };
}

function prepare(lang: Lang, own: Resources, english: Resources): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [resources, tag] of [
    [english, "en"],
    [own, lang],
  ] as const)
    for (const [part, tree] of Object.entries(resources))
      for (const [key, text] of flatten(tree))
        if (!text.includes("{{")) found.set(`${part}:${key}`, { text, lang: tag });
  return found;
}

/** Every text of a tree by its dotted key. */
export function flatten(tree: TextTree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** The English parts that `own` lacks, wholly or in some key. */
function lacking(own: Resources, english: Resources): Resources {
  const isComplete = (part: string, tree: TextTree) => {
    const have = new Set(
      flatten(own[part] ?? {}).map(([key]) => key.replace(/_(zero|one|two|few|many)$/, "_other")),
    );
    return flatten(tree).every(([key]) => have.has(key.replace(/_(zero|one|two|few|many)$/, "_other")));
  };
  return Object.fromEntries(Object.entries(english).filter(([part, tree]) => !isComplete(part, tree)));
}
