import { createHash } from "node:crypto";
import { plainPalette } from "#app/http/plain-palette.ts";
import type { By } from "../room-event.ts";
import type { ParagraphCard } from "../writing/card.ts";
import type { ExportedRoom } from "./export.server.ts";

/** The words of the page, in its language; `who` names an office, `at` a moment. */
export interface ExportWords {
  readonly lang: string;
  readonly title: string;
  readonly lead: string;
  readonly origin: string;
  readonly deleted: string;
  readonly hidden: string;
  readonly edited: string;
  readonly who: (by: By) => string;
  readonly when: (at: string) => string;
  readonly answers: (n: number) => string;
}
const style = [
  plainPalette,
  "[lang]{line-height:1.6}:lang(my),:lang(km){line-height:2}pre{white-space:pre-wrap}",
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}",
  "h1{font-size:1.75rem;line-height:1.3}h1:lang(my),h1:lang(km){line-height:1.8}a{color:var(--river)}",
  "article{border-top:1px solid var(--line);padding:.75rem 0;break-inside:avoid}header{color:var(--soft);font-size:.875rem}",
  // The card has the same link.
  "figure{margin:.5rem 0;padding:.5rem 1rem;border-inline-start:4px solid var(--river);background:var(--mist);font-size:.875rem}figure blockquote{margin:.25rem 0 0}.carded{display:none}",
].join("");
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** The room as one page that needs nothing else and runs nothing. Messages' HTML was made safe as it was written. */
export async function* writeHtml(room: ExportedRoom, words: ExportWords): AsyncGenerator<string, undefined> {
  const { lang, title, lead } = words;
  yield `<!doctype html><html lang="${safe(lang)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${style}</style></head><body><h1 dir="auto">${safe(title)}</h1><p>${safe(lead)}</p>\n`;
  const topics = new Map(room.topics.map(({ id, title: topic }) => [id, topic]));
  for await (const { n, at, by, message, files } of room.messages) {
    const { html, deleted, edited, replyN, topic, reactions } = message;
    const facts = [
      `#${String(n)}`,
      words.who(by),
      words.when(at),
      ...(edited && html !== null ? [words.edited] : []),
      ...(topic === null ? [] : [topics.get(topic) ?? ""]),
      ...reactions.map(({ emoji, mandates }) => `${emoji} ${String(mandates.length)}`),
      ...files,
    ].map((fact) => `<bdi>${safe(fact)}</bdi>`);
    const answered =
      replyN === null ? "" : ` · <a href="#m-${String(replyN)}">${safe(words.answers(replyN))}</a>`;
    const text =
      html?.replaceAll('href="/', `href="${safe(words.origin)}/`) ??
      `<p>${safe(deleted ? words.deleted : words.hidden)}</p>`;
    const spoken = message.lang === null ? "" : ` lang="${safe(message.lang)}"`;
    const cards = message.cards.map((card) => cardHtml(card, words.origin)).join("");
    yield `<article id="m-${String(n)}"><header>${facts.join(" · ")}${answered}</header><div${spoken} dir="auto">${text}</div>${cards}</article>\n`;
  }
  yield "</body></html>\n";
}

/** A quoted paragraph, with the way to it. */
function cardHtml(card: ParagraphCard, origin: string): string {
  const place = `${origin}/documents/${card.document}/versions/${String(card.version)}#${card.paragraph}`;
  return `<figure><figcaption lang="${safe(card.titleLang)}"><a href="${safe(place)}">${safe(card.title)}, ${safe(card.number)}</a></figcaption><blockquote lang="${safe(card.lang)}" dir="auto">${safe(card.text)}</blockquote></figure>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
