import { isLang, negotiate, type Lang } from "#app/language/languages.ts";

/** First segments that are not a language and yet ours: machine answers and files. */
const reserved = new Set([
  "api",
  "files",
  "healthz",
  "readyz",
  "metrics",
  "sitemap.xml",
  "robots.txt",
  "socket.io",
  "assets",
  "favicon.svg",
]);
/** Pages that may be asked for without a language. */
const pages = new Set([
  "cities",
  "documents",
  "rooms",
  "experiences",
  "initiatives",
  "meetings",
  "news",
  "search",
  "sign-in",
  "sign-out",
  "invitation",
  "register",
  "registrations",
  "forgotten-password",
  "reset-password",
  "offices",
  "account",
  "letters",
  "notifications",
  "desk",
  "admin",
  "privacy",
  "accessibility",
  "about",
]);

export type Place =
  | { readonly kind: "page"; readonly lang: Lang }
  | { readonly kind: "machine" }
  | { readonly kind: "redirect"; readonly lang: Lang; readonly to: string }
  | { readonly kind: "unknown"; readonly lang: Lang };

interface Preference {
  readonly acceptLanguage: string | undefined;
  readonly cookie: string | undefined;
}

/** Where an address leads: a page in a language, a machine answer, the same page in the reader's language, or nowhere. */
export function placeOf(url: URL, { acceptLanguage, cookie }: Preference): Place {
  const first = url.pathname.split("/")[1] ?? "";
  if (isLang(first)) return { kind: "page", lang: first };
  const dataLang = first.replace(/\.data$/, "");
  if (dataLang !== first && isLang(dataLang)) return { kind: "page", lang: dataLang };
  if (reserved.has(first)) return { kind: "machine" };
  const lang = negotiate(acceptLanguage, cookie);
  if (first === "" || pages.has(first))
    return { kind: "redirect", lang, to: `/${lang}${url.pathname}${url.search}` };
  return { kind: "unknown", lang };
}
