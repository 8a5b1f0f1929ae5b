import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import type { Lang } from "#app/language/languages.ts";
import { addressClass, countedAs } from "./client-address.ts";
import { languageCookie, textSizeOf } from "./cookies.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { answerKept, keyOf } from "./kept-pages.ts";
import { partsOf, preparePage, type KeptPage } from "./page-cache.ts";
import { securityHeaders } from "./security-headers.ts";
import { chosenZone } from "./zone-cookie.ts";

interface Where {
  readonly lang: Lang;
  /** Whether the address leads nowhere: the page is then a 404 in the reader's language. */
  readonly isUnknown: boolean;
}

/** Answers a page: made once for all visitors where it may be kept, else by Remix under the asker's session. Throws 429 `tooMany`. */
export async function answerPage(door: Door, c: Context<Env>, where: Where): Promise<Response> {
  const request = where.isUnknown ? elsewhere(c.req.raw, where.lang) : c.req.raw;
  const key = keyOf(door, c.env.incoming);
  const parts = key === null ? null : partsOf(pathWithin(request.url));
  if (key === null || parts === null) return compressed(await renderPage(door, c, request, where), request);
  // The one who asks first gets their own answer where it is not kept: a refusal, a redirect.
  const first: { answer: Response | null } = { answer: null };
  const page = await door.cache.makeOnce(key, async () => {
    const before = door.cache.countChanges(parts);
    const answer = await renderPage(door, c, request, where);
    first.answer = answer;
    if (answer.status !== 200) return null;
    const kept = await keepable(answer);
    door.cache.keep(key, parts, before, kept);
    return kept;
  });
  if (page === null) return first.answer ?? renderPage(door, c, request, where);
  const { status, headers, body } = answerKept(page, c.env.incoming);
  return new Response(body, { status, headers });
}

async function keepable(answer: Response): Promise<KeptPage> {
  const headers = new Headers(answer.headers);
  headers.delete("Set-Cookie");
  return preparePage(new Uint8Array(await answer.arrayBuffer()), Object.fromEntries(headers));
}

async function renderPage(door: Door, c: Context<Env>, request: Request, { lang }: Where): Promise<Response> {
  const cookies = request.headers.get("cookie");
  const address = door.clients.addressOf(c.env.incoming);
  const asked = door.sessions.idOf(cookies) === null ? nobody : await door.sessions.resolve(cookies);
  const { sessionId, renewed } = asked;
  const from = addressClass(address);
  const userAgent = request.headers.get("user-agent");
  const actor: Actor = { ...asked.actor, from };
  await countWrite(door, c, actor);
  const nonce = randomBytes(16).toString("base64");
  const texts = door.texts.get(lang);
  if (!texts) throw new Error(`no texts for ${lang}`);
  const answer = await door.handlePage(request, {
    services: door.services,
    actor,
    lang,
    texts,
    textSize: textSizeOf(cookies),
    zone: chosenZone(cookies),
    origin: originOf(door),
    nonce,
    requestId: c.get("requestId"),
    clientAddress: countedAs(address),
    isDemonstration: door.isDemonstration,
    sessions: door.sessions.doorFor({ cookies, sessionId, userAgent, from }),
  });
  const navigation = {
    site: request.headers.get("sec-fetch-site"),
    mode: request.headers.get("sec-fetch-mode"),
    cookies,
  };
  const isScripted = actor.person !== null || scriptedForVisitors.test(pathWithin(request.url));
  const language = languageCookie(navigation, lang);
  if (language !== null && actor.person) await door.sessions.speak(actor.person.id, lang);
  return dress(door, answer, { actor, isScripted, nonce, cookies: [renewed, language] });
}

const deflate = promisify(gzip);
const brotli = promisify(brotliCompress);
/** As quick as gzip, and a sixth smaller. */
const brotliParams = { [constants.BROTLI_PARAM_QUALITY]: 4 };

/** A page compressed whole: piece by piece it costs a multiple. Other answers are left as they are. */
async function compressed(answer: Response, { method, headers: asked }: Request): Promise<Response> {
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  const accepted = asked.get("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : "gzip";
  if (!isPage || method === "HEAD" || !accepted.includes(encoding)) return answer;
  const whole = await answer.arrayBuffer();
  const body = await (encoding === "br" ? brotli(whole, { params: brotliParams }) : deflate(whole));
  const headers = new Headers(answer.headers);
  headers.set("Content-Encoding", encoding);
  headers.set("Content-Length", String(body.length));
  return new Response(body, { status: answer.status, headers });
}

const nobody = { actor: visitor, sessionId: null, renewed: null };

/** Every form of a signed-in person counts as a write; who has written too much may still sign out. */
async function countWrite({ services }: Door, c: Context<Env>, { person }: Actor): Promise<void> {
  if (c.req.method !== "POST" || person === null || c.req.path.endsWith("/sign-out")) return;
  await services.limits.take("writes", person.id);
}

/** Pages that carry script for visitors too: a passkey is used by script alone. */
const scriptedForVisitors = /^\/sign-in\/(?:passkey|second-factor)$/;

interface Dress {
  readonly actor: Actor;
  readonly isScripted: boolean;
  readonly nonce: string;
  readonly cookies: readonly (string | null)[];
}

function dress(door: Door, answer: Response, { actor, isScripted, nonce, cookies }: Dress): Response {
  const headers = new Headers(answer.headers);
  const https = originOf(door).startsWith("https:");
  const secured = securityHeaders({ nonce: isScripted ? nonce : null, https });
  for (const [name, value] of Object.entries(secured))
    if (!door.isDevelopment || name !== "Content-Security-Policy") headers.set(name, value);
  headers.set("Cache-Control", actor.person ? "no-store" : "no-cache");
  headers.append("Vary", "Cookie, Accept-Encoding");
  for (const cookie of cookies) if (cookie) headers.append("Set-Cookie", cookie);
  return new Response(answer.body, { status: answer.status, headers });
}

function pathWithin(url: string): string {
  return new URL(url).pathname.replace(/^\/[^/]+/, "") || "/";
}

function elsewhere(request: Request, lang: Lang): Request {
  const url = new URL(request.url);
  url.pathname = `/${lang}/not-found`;
  return new Request(url, { method: request.method === "HEAD" ? "HEAD" : "GET", headers: request.headers });
}
