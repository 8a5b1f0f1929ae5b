import type { Lang } from "#app/language/languages.ts";

/** Every address of a page, by its language (contract: Addresses). */
export function pathsOf(lang: Lang) {
  const at = (path: string) => `/${lang}${path}`;
  return {
    home: at("/"),
    cities: at("/cities"),
    city: (slug: string) => at(`/cities/${slug}`),
    cityEdit: (slug: string) => at(`/cities/${slug}/edit`),
    cityHistory: (slug: string) => at(`/cities/${slug}/history`),
    documents: at("/documents"),
    document: (slug: string) => at(`/documents/${slug}`),
    documentVersion: (slug: string, number: number) => at(`/documents/${slug}/versions/${String(number)}`),
    rooms: at("/rooms"),
    room: (slug: string) => at(`/rooms/${slug}`),
    experiences: at("/experiences"),
    experience: (slug: string) => at(`/experiences/${slug}`),
    initiatives: at("/initiatives"),
    newInitiative: at("/initiatives/new"),
    initiative: (reference: string) => at(`/initiatives/${reference}`),
    meetings: at("/meetings"),
    signIn: at("/sign-in"),
    /** The sign-in that leads back to `path`. */
    signInTo: (path: string) => at(`/sign-in?to=${encodeURIComponent(path)}`),
    signOut: at("/sign-out"),
    account: at("/account"),
    mandate: at("/account/mandate"),
    textSize: at("/text-size"),
    about: at("/about"),
    design: at("/about/design"),
    accessibility: at("/accessibility"),
    privacy: at("/privacy"),
  } as const;
}

/** The same page in another language: `/en/cities/da-nang?x=1` → `/vi/cities/da-nang?x=1`. */
export function inLanguage(path: string, lang: Lang): string {
  return path.replace(/^\/[^/?#]*/, `/${lang}`);
}
