import type { EncodedValue } from "#app/features/access/letter-values.ts";
import { formatsFor, secretariatZone } from "#app/language/formats.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { officeName } from "./office-name.ts";
import { saidIn, type Said } from "./said.ts";
import { linked, marked, toHtml, toText } from "./value-marks.ts";

export interface Writing {
  readonly kind: string;
  readonly values: Readonly<Record<string, EncodedValue>>;
  /** The whole address of the letter's one action. */
  readonly link: string;
  /** Our origin, named at the foot. */
  readonly origin: string;
  /** What was said in rooms, where the letter tells of it: `said` in its sentences. */
  readonly said?: Said;
  /** The whole address that stops letters of this kind, where one can: `stop` in its sentences. */
  readonly stopLink?: string;
}

export interface WrittenLetter {
  /** The language it is written in: English where the reader's own has no letters yet. */
  readonly lang: Lang;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where what was said goes: sentences are remembered, and so much of people's words must not be. */
const saidMark = "\ue004";

/** Writes a letter in the reader's language, or in English where locales/<lang>/mail.json lacks it: whole, never mixed. */
export function writeLetter(
  allTexts: ReadonlyMap<Lang, Texts>,
  reader: Lang,
  writing: Writing,
): WrittenLetter {
  const wanted = textsIn(allTexts, reader);
  const texts = textsIn(allTexts, wanted.find("mail", `letters.${writing.kind}.subject`).lang);
  const values = {
    ...marked(valuesIn(texts, writing)),
    ...linesIn(texts, writing),
    said: saidMark,
    ...(writing.stopLink === undefined ? {} : { stop: linked(writing.stopLink) }),
  };
  const find = (key: string) => texts.find("mail", key, values).text;
  const subject = find(`letters.${writing.kind}.subject`);
  // A list without lines leaves no gap.
  const said = writing.said ? saidIn(texts, writing.said, writing.origin) : "";
  const paragraphs = find(`letters.${writing.kind}.text`)
    .replace(saidMark, () => said)
    .split("\n\n")
    .filter((paragraph) => paragraph !== "");
  const action = find(`letters.${writing.kind}.action`);
  const foot = texts.find("mail", "foot", { origin: writing.origin }).text;
  return {
    lang: texts.lang,
    subject: toText(subject),
    // The address has a line of its own, so that no colon leads to it: languages write theirs differently.
    text: `${[...paragraphs, `${action}\n${writing.link}`, `-- \n${foot}`].map(toText).join("\n\n")}\n`,
    html: page({ lang: texts.lang, subject, paragraphs, action, link: writing.link, foot }),
  };
}

function textsIn(allTexts: ReadonlyMap<Lang, Texts>, lang: Lang): Texts {
  const texts = allTexts.get(lang);
  if (!texts) throw new Error(`no texts in ${lang}`);
  return texts;
}

/**
 * Moments get three names: `at` with the time in Jakarta or in the zone that the letter names, whose place is then `atPlace`; `atUtc`
 * with the one of UTC, `atDay` only the day, of the same zone as `at`: a letter's subject and its words name the same day. Places have
 * their names among the letters' own texts, so that they are in the letter's language where a page's are not yet.
 */
function valuesIn(texts: Texts, { kind, values }: Pick<Writing, "kind" | "values">): Record<string, string> {
  const formats = formatsFor(texts.lang);
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === "change" && typeof value === "string")
      shown[name] = texts.find("mail", `letters.${kind}.changes.${value}`).text;
    else if (typeof value !== "object") shown[name] = String(value);
    else if ("lines" in value) continue;
    else if ("moment" in value) {
      const at = new Date(value.moment);
      const zone = value.zone ?? secretariatZone;
      shown[name] = formats.dateTime(at, zone);
      if (value.zone !== undefined) shown[`${name}Place`] = texts.find("mail", `places.${value.zone}`).text;
      shown[`${name}Utc`] = formats.dateTime(at);
      shown[`${name}Day`] = formats.date(at, zone);
    } else shown[name] = officeName(texts, value);
  }
  return shown;
}

/** Each list as lines of sentences; what they name is marked by itself. */
function linesIn(texts: Texts, { kind, values }: Pick<Writing, "kind" | "values">): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== "object" || !("lines" in value)) continue;
    const lines = value.lines.map(({ key, values: named }) => {
      const words = Object.entries(named).map(([word, one]) => [word, String(one)]);
      const sentence = marked(Object.fromEntries(words) as Record<string, string>);
      return `– ${texts.find("mail", `letters.${kind}.lines.${key}`, sentence).text}`;
    });
    shown[name] = lines.join("\n");
  }
  return shown;
}

interface PageParts {
  readonly lang: Lang;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
  readonly link: string;
  readonly foot: string;
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const button =
  "display:inline-block;padding:12px 20px;border-radius:4px;background:#0b5c6b;color:#ffffff;text-decoration:none;font-weight:600";

/** The letter as a page: its words, one link, and who writes. Mail programs know no style sheets, so the styles stand at the elements. */
function page({ lang, subject, paragraphs, action, link, foot }: PageParts): string {
  const words = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${toHtml(paragraph)}</p>`);
  return `<!doctype html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(toText(subject))}</title>
</head>
<body style="margin:0;padding:24px;color:#1c2526;background:#ffffff;font-size:16px;line-height:1.6;word-wrap:break-word;overflow-wrap:anywhere;${font}">
<div style="max-width:600px;margin:0 auto">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.35">${toHtml(subject)}</h1>
${words.join("\n")}
<p style="margin:24px 0"><a href="${toHtml(link)}" style="${button}">${toHtml(action)}</a></p>
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #c9d1d1;color:#4f5b5c;font-size:14px">${toHtml(foot)}</p>
</div>
</body>
</html>
`;
}
