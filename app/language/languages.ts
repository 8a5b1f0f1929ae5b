export interface Language {
  /** BCP 47 tag, as it stands in addresses and `lang` attributes. */
  readonly tag: string;
  /** The language's name in itself (checked against CLDR). */
  readonly endonym: string;
  /** ISO 15924 code of the script it is written in. */
  readonly script: string;
  readonly dir: "ltr";
}

/** The portal's languages in the order of menus. English is the working language and the fallback. */
export const languages = [
  { tag: "en", endonym: "English", script: "Latn", dir: "ltr" },
  { tag: "vi", endonym: "Tiếng Việt", script: "Latn", dir: "ltr" },
  { tag: "id", endonym: "Bahasa Indonesia", script: "Latn", dir: "ltr" },
  { tag: "ms", endonym: "Bahasa Melayu", script: "Latn", dir: "ltr" },
  { tag: "th", endonym: "ไทย", script: "Thai", dir: "ltr" },
  { tag: "fil", endonym: "Filipino", script: "Latn", dir: "ltr" },
  { tag: "km", endonym: "ខ្មែរ", script: "Khmr", dir: "ltr" },
  { tag: "lo", endonym: "ລາວ", script: "Laoo", dir: "ltr" },
  { tag: "my", endonym: "မြန်မာ", script: "Mymr", dir: "ltr" },
  { tag: "zh-Hans", endonym: "简体中文", script: "Hans", dir: "ltr" },
  { tag: "ta", endonym: "தமிழ்", script: "Taml", dir: "ltr" },
  { tag: "pt", endonym: "Português", script: "Latn", dir: "ltr" },
  { tag: "tet", endonym: "Tetun", script: "Latn", dir: "ltr" },
] as const satisfies readonly Language[];

export type Lang = (typeof languages)[number]["tag"];

const tags: ReadonlySet<unknown> = new Set(languages.map(({ tag }) => tag));

/** Whether a value is the exact tag of one of the portal's languages (`zh-Hans`, not `zh-hans`). */
export function isLang(value: unknown): value is Lang {
  return tags.has(value);
}

/**
 * The language for a reader whose address names none: the cookie's, else the best of the Accept-Language header
 * (RFC 9110, 12.5.4), else English. Regions are passed over (`ms-BN` is Malay); every Chinese is answered in
 * simplified Chinese. Never throws.
 */
export function negotiate(acceptLanguage: string | undefined, cookie: string | undefined): Lang {
  if (isLang(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { range } of wanted) {
    const lang = langOf(range);
    if (lang) return lang;
  }
  return "en";
}

/** Primary subtags that differ from the tag of the language they mean: `in` is Indonesian's old code, `tl` Tagalog. */
const otherNames: Readonly<Record<string, Lang>> = { in: "id", tl: "fil", zh: "zh-Hans" };

function langOf(range: string): Lang | undefined {
  const [primary = ""] = range.toLowerCase().split("-");
  return isLang(primary) ? primary : Object.hasOwn(otherNames, primary) ? otherNames[primary] : undefined;
}

function parseRange(text: string): { range: string; quality: number } {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
