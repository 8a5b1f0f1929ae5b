import MarkdownIt from "markdown-it";

/** A stretch of a text that looks one way. */
export interface Run {
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasised: boolean;
  /** Where it leads: http, https, mailto, or `#id` of a node of the document; null where nowhere. */
  readonly href: string | null;
}

/** CommonMark's emphasis, links and escapes; nothing else of it is a mark, HTML least of all. Write-once: it keeps nothing of what it reads. */
const reader = new MarkdownIt("zero").enable(["emphasis", "link", "escape", "newline"]);
reader.validateLink = isSafeLink;
/** What has none of these signs is plain as it stands. */
const signs = /[*_[\\]/;

function isSafeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#[a-z0-9-]{1,80}$)/i.test(href.trim());
}

function hrefOf(attributes: readonly (readonly [string, unknown])[] | null): string | null {
  const given = attributes?.find(([name]) => name === "href")?.[1];
  return typeof given === "string" ? given : null;
}

/** The text in stretches that look alike, line ends kept. */
export function parseMarkup(text: string): Run[] {
  if (!signs.test(text)) return text === "" ? [] : [plainRun(text)];
  const [block] = reader.parseInline(text, {});
  const runs: Run[] = [];
  let [strong, emphasised] = [0, 0];
  let href: string | null = null;
  for (const { type, content, attrs } of block?.children ?? []) {
    if (type === "strong_open") strong += 1;
    else if (type === "strong_close") strong -= 1;
    else if (type === "em_open") emphasised += 1;
    else if (type === "em_close") emphasised -= 1;
    else if (type === "link_open") href = hrefOf(attrs);
    else if (type === "link_close") href = null;
    else
      add(runs, {
        text: type.endsWith("break") ? "\n" : content,
        isStrong: strong > 0,
        isEmphasised: emphasised > 0,
        href,
      });
  }
  return runs;
}

/** What is read, without marks: quotes are looked for in it, and versions compared by it. */
export function plainOf(text: string): string {
  return signs.test(text)
    ? parseMarkup(text)
        .map((run) => run.text)
        .join("")
    : text;
}

/**
 * The runs as they are written down, so that `parseMarkup` gives the same text again, and the same looks where
 * CommonMark can tell them: marks right beside a letter or a sign cannot always be, and are then left out.
 */
export function writeMarkup(runs: readonly Run[]): string {
  const whole = runs.map(writeRun).join("");
  const wanted = runs.map(({ text }) => text).join("");
  const isKept = plainOf(whole) === wanted && sameLooks(parseMarkup(whole), runs);
  return isKept ? whole : wanted.replace(special, "\\$&");
}

const special = /[\\*_[\]]/g;

function writeRun({ text, isStrong, isEmphasised, href }: Run): string {
  const [, before = "", inside = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (inside === "") return text;
  const escaped = inside.replace(special, "\\$&");
  const linked =
    href !== null && isSafeLink(href)
      ? `[${escaped}](<${href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
      : escaped;
  const emphasised = isEmphasised ? `*${linked}*` : linked;
  return `${before}${isStrong ? `**${emphasised}**` : emphasised}${after}`;
}

/** Whether what is strong, emphasised or a link is so in both, spaces apart. */
function sameLooks(one: readonly Run[], other: readonly Run[]): boolean {
  const looks = (runs: readonly Run[]) =>
    runs
      .filter(
        ({ text, ...look }) =>
          text.trim() !== "" && (look.isStrong || look.isEmphasised || look.href !== null),
      )
      .map(
        ({ text, isStrong, isEmphasised, href }) =>
          `${isStrong}${isEmphasised}${href !== null} ${text.trim()}`,
      )
      .join("\n");
  return looks(one) === looks(other);
}

function plainRun(text: string): Run {
  return { text, isStrong: false, isEmphasised: false, href: null };
}

function add(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === "") return;
  const isAlike =
    last?.isStrong === run.isStrong && last.isEmphasised === run.isEmphasised && last.href === run.href;
  if (last && isAlike) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}
