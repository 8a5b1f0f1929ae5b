import MarkdownIt, { type StateCore, type StateInline, type Token } from "markdown-it";
import { mentionAt } from "#app/features/access/mentions.ts";

/** How deep blocks and marks may stand in each other, so that a message of brackets costs no more than another. */
const deepest = 20;

/**
 * CommonMark without raw HTML and pictures (ADR 029), and a few things beside it: line ends are breaks, bare addresses are links,
 * `@handle` is a mention. Write-once: it keeps nothing of what it reads.
 */
const reader = new MarkdownIt("commonmark", { html: false, breaks: true, maxNesting: deepest }).disable([
  "html_block",
  "html_inline",
  "image",
]);
reader.validateLink = leadsSomewhere;
reader.inline.ruler.before("escape", "address", readAddress);
reader.inline.ruler.before("escape", "mention", readMention);
reader.core.ruler.push("blocks", markBlocks);
reader.core.ruler.push("nameless", nameLinks);

/**
 * The message in markdown-it's tokens; bare addresses are links marked as `bare`, mentions tokens of their own with the
 * handle as `info`, which lead to `meta.path`. Null where its blocks stand so deep in each other that words would be left out.
 */
export function parseMarkdown(body: string): Token[] | null {
  const tokens = reader.parse(body, {});
  return tokens.some(({ nesting, level }) => nesting === 1 && level >= deepest - 1) ? null : tokens;
}

/** The tokens as HTML: markup from nothing but the rules here, all words escaped. */
export function writeTokens(tokens: Token[]): string {
  return reader.renderer.render(tokens, reader.options, {});
}

/** The mark of links that were written as their address alone. */
export const bare = "bare";

/** Web, mail and pages of the portal by their path; nothing else is a link. */
function leadsSomewhere(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|\/(?![/\\]))/i.test(href.trim());
}

/** An address in running text; what ends a sentence, closes a bracket or is a mark after it is not part of it. */
const address = /https?:\/\/[^\s<>"'“”]*[^\s<>"'“”.,;:!?)\]}*_~`。、។៖।၊။]/iuy;

/** Whatever stands before it: scripts that set no spaces write addresses amid their words. Found by its colon, for letters are read at once. */
function readAddress(state: StateInline, isLookedOver: boolean): boolean {
  if (state.src[state.pos] !== ":" || state.linkLevel > 0 || isLookedOver) return false;
  // Not what is pending: it grows letter by letter, and a message of colons would have it put together at each of them.
  const scheme = /https?$/i.exec(state.src.slice(Math.max(0, state.pos - 5), state.pos))?.[0];
  if (scheme === undefined || scheme.length > state.pending.length) return false;
  address.lastIndex = state.pos - scheme.length;
  const url = address.exec(state.src)?.[0];
  if (url === undefined || address.lastIndex > state.posMax || !URL.canParse(url)) return false;
  state.pending = state.pending.slice(0, -scheme.length);
  const open = state.push("link_open", "a", 1);
  open.attrs = [["href", url]];
  open.markup = bare;
  state.push("text", "", 0).content = url;
  state.push("link_close", "a", -1).markup = bare;
  state.pos += url.length - scheme.length;
  return true;
}

function readMention(state: StateInline, isLookedOver: boolean): boolean {
  if (state.linkLevel > 0) return false;
  const found = mentionAt(state.src, state.pos);
  if (!found || state.pos + found.text.length > state.posMax) return false;
  if (!isLookedOver) {
    const token = state.push("mention", "", 0);
    token.content = found.text;
    token.info = found.handle;
  }
  state.pos += found.text.length;
  return true;
}

const blocks = [
  "paragraph_open",
  "blockquote_open",
  "bullet_list_open",
  "ordered_list_open",
  "list_item_open",
];

/** Each block finds its own direction. */
function markBlocks(state: StateCore): void {
  for (const token of state.tokens) if (blocks.includes(token.type)) token.attrSet("dir", "auto");
}

/** A link without words is its address: nobody could see or hear where it is. One without an address is words. */
function nameLinks({ tokens, Token }: StateCore): void {
  const textOf = (content: string) => Object.assign(new Token("text", "", 0), { content });
  for (const { children } of tokens) {
    let leadsNowhere = false;
    for (const [index, token] of children?.entries() ?? []) {
      const href = String(token.attrGet("href") ?? "");
      if (token.type === "link_open") leadsNowhere = href === "";
      if (leadsNowhere && token.type === "link_open") children?.splice(index, 1, textOf("["));
      else if (leadsNowhere && token.type === "link_close") children?.splice(index, 1, textOf("]()"));
      else if (token.type === "link_open" && children?.[index + 1]?.type === "link_close") {
        token.markup = bare;
        children.splice(index + 1, 0, textOf(href));
      }
    }
  }
}

const { escapeHtml } = reader.utils;

// A message is no document: a heading is a paragraph in bold.
reader.renderer.rules["heading_open"] = () => `<p dir="auto"><strong>`;
reader.renderer.rules["heading_close"] = () => "</strong></p>\n";
reader.renderer.rules["mention"] = (tokens, index) => {
  const { content = "", meta = null } = tokens[index] ?? {};
  const path = meta?.["path"];
  const words = escapeHtml(content);
  return typeof path === "string" ? `<a href="${escapeHtml(path)}" dir="ltr">${words}</a>` : words;
};
reader.renderer.rules["code_block"] = (tokens, index) => preformatted(tokens[index]);
reader.renderer.rules["fence"] = (tokens, index) => preformatted(tokens[index]);

function preformatted(token: Token | undefined): string {
  if (!token) return "";
  const language = /^\S+/.exec(reader.utils.unescapeAll(token.info).trim())?.[0];
  const name = language === undefined ? "" : ` class="language-${escapeHtml(language)}"`;
  return `<pre dir="auto"><code${name}>${escapeHtml(token.content)}</code></pre>\n`;
}
