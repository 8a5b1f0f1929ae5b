import { createHash } from "node:crypto";
import type { By } from "../room-event.ts";
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
  ":root{color-scheme:light dark}:lang(my),:lang(km){line-height:2}pre{white-space:pre-wrap}",
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}",
  "h1{line-height:1.3}h1:lang(my),h1:lang(km){line-height:1.8}",
  "article{border-top:1px solid #8888;padding:.75rem 0;break-inside:avoid}header{color:color-mix(in srgb,CanvasText 75%,Canvas);font-size:.875rem}",
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
    yield `<article id="m-${String(n)}"><header>${facts.join(" · ")}${answered}</header><div${spoken} dir="auto">${text}</div></article>\n`;
  }
  yield "</body></html>\n";
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
