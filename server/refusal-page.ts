import type { IncomingMessage, ServerResponse } from "node:http";
import { isAway, awaySeconds } from "#app/features/access/away.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { formatsFor } from "#app/language/formats.ts";
import { inWords } from "#app/language/in-words.ts";
import { isLang, negotiate, type Lang } from "#app/language/languages.ts";
import type { Found, Texts } from "#app/language/texts.ts";
import { chosenLanguage } from "./cookies.ts";
import type { Door } from "./door.ts";
import { refusalStyle, refusalStyleSource } from "./refusal-look.ts";
import { securityHeaders } from "./security-headers.ts";

export interface Refused {
  readonly status: number;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

interface Page {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly html: string;
}

/** What an error outside of a page's own loaders is answered with: too many, the database away, or something unexpected. */
export function refusalFor(error: unknown): Refused {
  if (isDomainError(error)) return { status: error.status, key: error.key, values: error.values };
  return isAway(error) ? { status: 503, key: "away" } : { status: 500, key: "unexpected" };
}

/** A page of one sentence in the reader's language, for what is refused before Remix is reached. */
export function refusalPage(door: Door, request: IncomingMessage, refused: Refused): Page {
  const { status, key, values } = refused;
  const lang = langOf(request);
  const texts = door.texts.get(lang);
  const found = texts ? sentenceOf(texts, refused) : { text: key, lang };
  const home = texts?.find("terms", "home") ?? { text: "ASCN", lang: "en" };
  const html =
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${found.text} · ASCN</title><style>${refusalStyle}</style>` +
    `<header><a href="/${lang}/"><img src="/favicon.svg" alt="" width="36" height="36">ASCN</a></header>` +
    `<main><h1 lang="${found.lang}">${found.text}</h1><p><a href="/${lang}/" lang="${home.lang}">${home.text}</a></p></main></html>`;
  const https = [...door.origins].some((origin) => origin.startsWith("https:"));
  const retryAfter = values?.["retryAfter"] ?? (status === 503 ? awaySeconds : undefined);
  return {
    status,
    html,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": String(Buffer.byteLength(html)),
      "Cache-Control": "no-store",
      ...securityHeaders({ nonce: null, https, style: refusalStyleSource }),
      ...(status === 405 ? { Allow: "GET, HEAD, POST" } : {}),
      ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
    },
  };
}

/** The sentence with what it is said with in words; who is refused this early has no zone yet. */
function sentenceOf(texts: Texts, { key, values = {} }: Refused): Found {
  const { lang } = texts.find("errors", key, values);
  return texts.find("errors", key, inWords(values, formatsFor(lang), "UTC"));
}

/** How long what a refused request still sends is read and thrown away, in milliseconds: cut off at once, the sender would never see the answer. */
const lingering = 1_000;

/** Sends a refusal while the body may still be under way, and closes the connection. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, page: Page): void {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, html } = page;
  const isWhole = request.complete || request.method === "GET" || request.method === "HEAD";
  response.writeHead(status, isWhole ? headers : { ...headers, Connection: "close" });
  if (isWhole) {
    response.end(request.method === "HEAD" ? undefined : html);
    return;
  }
  response.write(html);
  const finish = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(finish, lingering);
  request.once("end", finish).once("error", finish).resume();
}

function langOf({ url = "", headers }: IncomingMessage): Lang {
  const first = /^\/([^/?#]*)/.exec(url)?.[1]?.replace(/\.data$/, "") ?? "";
  const cookie = chosenLanguage(headers.cookie ?? null);
  return isLang(first) ? first : negotiate(headers["accept-language"], cookie);
}
