import { parseMarkdown, writeTokens } from "./markdown.ts";
import { sanitise } from "./sanitise.ts";

/** A message as safe HTML, made once as it is written (ADR 029). Whatever is written, something of it can be read. */
export function messageHtml(body: string): string {
  const tokens = parseMarkdown(body);
  for (const token of tokens?.flatMap(({ children }) => children ?? []) ?? []) {
    if (token.type === "link_open" && !String(token.attrGet("href")).startsWith("/"))
      token.attrSet("rel", "nofollow noopener");
  }
  const html = tokens ? sanitise(writeTokens(tokens)).trim() : "";
  return html === "" ? asItStands(body) : html;
}

/** The words themselves: for messages that are nothing but definitions of links, or blocks in blocks in blocks. */
function asItStands(body: string): string {
  const lines = body
    .trim()
    .split("\n")
    .map((line) => line.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  return sanitise(`<p dir="auto">${lines.join("<br />")}</p>`);
}
