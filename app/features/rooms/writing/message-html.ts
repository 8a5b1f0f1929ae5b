import type { Token } from "markdown-it";
import { bare, parseMarkdown, writeTokens } from "./markdown.ts";
import { carded } from "./card.ts";
import { ownPath } from "./own-pages.ts";
import { sanitise } from "./sanitise.ts";

/** A message as it was read, before it is known what it mentions and where its links lead. */
export interface MessageText {
  readonly body: string;
  /** Null where it is shown as it was typed. */
  readonly tokens: readonly Token[] | null;
  /** What is mentioned in running text, each handle once. */
  readonly handles: readonly string[];
  /** Paths of the portal that it links to, each once. */
  readonly paths: readonly string[];
}

/** What a page is called, and in which language (BCP 47); null for a name of no language. */
export interface PageTitle {
  readonly text: string;
  readonly lang: string | null;
}

/** What is known of what a message names. */
export interface Known {
  /** Paths of what is mentioned, by handle; other handles are words. */
  readonly mentions: ReadonlyMap<string, string>;
  /** Titles by path. */
  readonly titles: ReadonlyMap<string, PageTitle>;
  /** Paths of what hangs on it as a card. */
  readonly cards: ReadonlySet<string>;
}

const inlineOf = (tokens: readonly Token[] | null) => tokens?.flatMap(({ children }) => children ?? []) ?? [];

/** Reads a message; links to one of `origins` become paths. */
export function readMessage(body: string, origins: ReadonlySet<string>): MessageText {
  const tokens = parseMarkdown(body);
  const paths = new Set<string>();
  const handles = new Set<string>();
  for (const token of inlineOf(tokens)) {
    if (token.type === "mention") handles.add(token.info);
    if (token.type !== "link_open") continue;
    const path = ownPath(String(token.attrGet("href")), origins);
    if (path === null) token.attrSet("rel", "nofollow noopener");
    else token.attrSet("href", path);
    if (path !== null) paths.add(path);
  }
  return { body, tokens, handles: [...handles], paths: [...paths] };
}

/** A link that was written as its address alone. */
const isWritten = ({ type, markup }: Token) =>
  type === "link_open" && (markup === bare || markup === "autolink");

/** The message as safe HTML, to be kept (ADR 029). Whatever is written, something of it can be read. */
export function writeMessage({ body, tokens }: MessageText, { mentions, titles, cards }: Known): string {
  const inline = inlineOf(tokens);
  for (const [index, token] of inline.entries()) {
    if (token.type === "mention") token.meta = { path: mentions.get(token.info) };
    const title = isWritten(token) ? titles.get(String(token.attrGet("href"))) : undefined;
    const words = inline[index + 1];
    if (!title || !words) continue;
    words.content = title.text;
    token.attrSet("dir", "auto");
    if (title.lang !== null) token.attrSet("lang", title.lang);
  }
  if (tokens && cards.size > 0) markCarded(tokens, cards);
  const html = tokens ? sanitise(writeTokens([...tokens])).trim() : "";
  return isReadable.test(html) ? html : asItStands(body);
}

/** Paragraphs of nothing but links to what hangs below as cards say no more than those: with the cards they need not be shown. */
function markCarded(tokens: readonly Token[], cards: ReadonlySet<string>): void {
  for (const [index, { type, children }] of tokens.entries()) {
    if (type !== "inline") continue;
    let isLink = false;
    const says = (token: Token) => {
      if (token.type === "link_open") isLink = isWritten(token) && cards.has(String(token.attrGet("href")));
      const saysMore = !isLink && token.content.trim() !== "";
      if (token.type === "link_close") isLink = false;
      return saysMore;
    };
    if (children?.some(({ type: inner }) => inner === "link_open") && !children.some(says))
      tokens[index - 1]?.attrSet("class", carded);
  }
}

/** A line, or a sign that is seen in some element: what a lone `-`, `>` or fence is made into has none. */
const isReadable = /<hr|>[\s\p{Cf}]*[^\s\p{Cf}<]/u;

/** Where nothing is known of what a message names. */
export const nothing: Known = { mentions: new Map(), titles: new Map(), cards: new Set() };

/** The message as safe HTML, where nothing is asked of what it names. */
export function messageHtml(body: string): string {
  return writeMessage(readMessage(body, new Set()), nothing);
}

/** The words themselves: for messages that are nothing but marks or definitions of links, or blocks in blocks in blocks. */
function asItStands(body: string): string {
  const lines = body
    .trim()
    .split("\n")
    .map((line) => line.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`));
  return sanitise(`<p dir="auto">${lines.join("<br />")}</p>`);
}
