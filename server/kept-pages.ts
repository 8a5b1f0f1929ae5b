import type { IncomingMessage, ServerResponse } from "node:http";
import { hasFlash, languageCookie, textSizeOf } from "./cookies.ts";
import type { Door } from "./door.ts";
import type { KeptPage } from "./page-cache.ts";

type Headers = Record<string, string>;

/** Under what a public page is kept: its address as sent, and the size of its text. Null where the asker's page is their own. */
export function keyOf(door: Door, { method, url = "", headers: { cookie } }: IncomingMessage): string | null {
  if (method !== "GET" || url.length > 500) return null;
  if (cookie === undefined) return `m ${url}`;
  if (door.sessions.idOf(cookie) !== null || hasFlash(cookie)) return null;
  return `${textSizeOf(cookie)} ${url}`;
}

/** A kept page for this asker: compressed as they can read it, or only the word that theirs is still good. */
export function answerKept(page: KeptPage, { url = "", headers }: IncomingMessage) {
  const accepted = headers["accept-encoding"] ?? "";
  const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : "identity";
  const made = page.made[encoding];
  const navigation = {
    site: headers["sec-fetch-site"],
    mode: headers["sec-fetch-mode"],
    cookies: headers.cookie,
  };
  const cookie =
    navigation.site === undefined ? null : languageCookie(navigation, url.slice(1).split(/[/?]/, 1)[0] ?? "");
  const withCookie = (sent: Headers) => (cookie === null ? sent : { ...sent, "Set-Cookie": cookie });
  return headers["if-none-match"] === made.etag
    ? { status: 304, headers: withCookie(made.unchanged), body: null }
    : { status: 200, headers: withCookie(made.headers), body: made.body };
}

/** Sends the page from memory, if it is there for this asker, by node:http alone; gives whether it did. */
export function sendKept(door: Door, request: IncomingMessage, response: ServerResponse): boolean {
  const key = keyOf(door, request);
  const page = key === null ? null : door.cache.find(key);
  if (page === null) return false;
  const { status, headers, body } = answerKept(page, request);
  response.writeHead(status, headers).end(body ?? undefined);
  return true;
}
