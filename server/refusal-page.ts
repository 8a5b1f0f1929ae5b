import { isLang, negotiate } from "#app/language/languages.ts";
import type { Door } from "./door.ts";
import { chosenLanguage } from "./locale.ts";
import { securityHeaders } from "./security-headers.ts";

interface Refused {
  readonly status: number;
  readonly key: string;
}

/** A page of one sentence in the reader's language, for what is refused before Remix is reached. */
export function refusalPage({ texts, origins }: Door, request: Request, { status, key }: Refused): Response {
  const first = URL.canParse(request.url) ? (new URL(request.url).pathname.split("/")[1] ?? "") : "";
  const cookie = chosenLanguage(request.headers.get("cookie"));
  const lang = isLang(first) ? first : negotiate(request.headers.get("accept-language") ?? undefined, cookie);
  const found = texts.get(lang)?.find("errors", key) ?? { text: key, lang: "en" };
  const home = texts.get(lang)?.find("terms", "home") ?? { text: "ASCN", lang: "en" };
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${found.text}</title><main><h1 lang="${found.lang}">${found.text}</h1><p><a href="/${lang}/" lang="${home.lang}">${home.text}</a></p></main></html>`;
  const https = [...origins].some((origin) => origin.startsWith("https:"));
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    ...securityHeaders({ nonce: null, https }),
  };
  return new Response(request.method === "HEAD" ? null : html, {
    status,
    headers: status === 405 ? { ...headers, Allow: "GET, HEAD, POST" } : headers,
  });
}
