import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import type { Lang } from "#app/language/languages.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { chosenLanguage } from "./locale.ts";
import { partsOf, preparePage, type KeptPage } from "./page-cache.ts";
import { securityHeaders } from "./security-headers.ts";

interface Where {
  readonly lang: Lang;
  /** Whether the address leads nowhere: the page is then a 404 in the reader's language. */
  readonly isUnknown: boolean;
}

const textSizes = ["s", "m", "l", "xl"] as const;

/** Answers a page: from memory where a visitor may have it, else by Remix under the asker's session. */
export async function answerPage(door: Door, c: Context<Env>, where: Where): Promise<Response> {
  const request = where.isUnknown ? elsewhere(c.req.raw, where.lang) : c.req.raw;
  const cookies = request.headers.get("cookie");
  const hasSession = door.sessions.idOf(cookies) !== null;
  const parts = request.method === "GET" && !hasSession ? partsOf(pathWithin(request.url)) : null;
  if (parts === null || /(?:^|;\s*)flash=/.test(cookies ?? ""))
    return renderPage(door, c, request, where, hasSession);
  const key = `${textSizeOf(cookies)} ${request.url}`;
  const kept = door.cache.find(key);
  if (kept) return sendKept(kept, request, languageCookie(request, where.lang));
  const before = door.cache.countChanges(parts);
  const answer = await renderPage(door, c, request, where, false);
  if (answer.status !== 200 || request.url.length > 500) return answer;
  answer.headers.delete("Set-Cookie");
  const page = await preparePage(
    new Uint8Array(await answer.arrayBuffer()),
    Object.fromEntries(answer.headers),
  );
  door.cache.keep(key, parts, before, page);
  return sendKept(page, request, languageCookie(request, where.lang));
}

async function renderPage(
  door: Door,
  c: Context<Env>,
  request: Request,
  { lang }: Where,
  hasSession: boolean,
): Promise<Response> {
  const cookies = request.headers.get("cookie");
  const { actor, sessionId, renewed } = hasSession ? await door.sessions.resolve(cookies) : nobody;
  const nonce = randomBytes(16).toString("base64");
  const texts = door.texts.get(lang);
  if (!texts) throw new Error(`no texts for ${lang}`);
  const answer = await door.handlePage(request, {
    services: door.services,
    actor,
    lang,
    texts,
    textSize: textSizeOf(cookies),
    origin: originOf(door),
    nonce,
    requestId: c.get("requestId"),
    isDemonstration: door.isDemonstration,
    sessions: {
      open: (personId, mandateId) => door.sessions.open(personId, mandateId),
      close: () => door.sessions.close(sessionId),
      actUnder: (mandateId) => door.sessions.actUnder(sessionId, mandateId),
    },
  });
  return dress(door, answer, { actor, nonce, cookies: [renewed, languageCookie(request, lang)] });
}

const nobody = { actor: visitor, sessionId: null, renewed: null };

interface Dress {
  readonly actor: Actor;
  readonly nonce: string;
  readonly cookies: readonly (string | null)[];
}

function dress(door: Door, answer: Response, { actor, nonce, cookies }: Dress): Response {
  const headers = new Headers(answer.headers);
  const https = originOf(door).startsWith("https:");
  const secured = securityHeaders({ nonce: actor.person ? nonce : null, https });
  for (const [name, value] of Object.entries(secured))
    if (!door.isDevelopment || name !== "Content-Security-Policy") headers.set(name, value);
  headers.set("Cache-Control", actor.person ? "no-store" : "no-cache");
  headers.append("Vary", "Cookie, Accept-Encoding");
  for (const cookie of cookies) if (cookie) headers.append("Set-Cookie", cookie);
  return new Response(answer.body, { status: answer.status, headers });
}

function sendKept(page: KeptPage, request: Request, cookie: string | null): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : "identity";
  const etag = `"${page.etag}-${encoding}"`;
  const headers: Record<string, string> = { ...page.headers, ETag: etag };
  if (cookie) headers["Set-Cookie"] = cookie;
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  if (encoding !== "identity") headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = String(page.bodies[encoding].length);
  return new Response(page.bodies[encoding], { status: 200, headers });
}

function textSizeOf(cookies: string | null) {
  const chosen = /(?:^|;\s*)text-size=([a-z]{1,2})(?:;|$)/.exec(cookies ?? "")?.[1];
  return textSizes.find((size) => size === chosen) ?? "m";
}

/** Remembers the language when someone goes to another one inside the portal; a link from elsewhere changes nothing. */
function languageCookie(request: Request, lang: Lang): string | null {
  if (
    request.headers.get("sec-fetch-site") !== "same-origin" ||
    request.headers.get("sec-fetch-mode") !== "navigate"
  )
    return null;
  const known = chosenLanguage(request.headers.get("cookie"));
  return known === lang ? null : `lang=${lang}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

function pathWithin(url: string): string {
  return new URL(url).pathname.replace(/^\/[^/]+/, "") || "/";
}

function elsewhere(request: Request, lang: Lang): Request {
  const url = new URL(request.url);
  url.pathname = `/${lang}/not-found`;
  return new Request(url, { method: request.method === "HEAD" ? "HEAD" : "GET", headers: request.headers });
}
