import { inLanguage } from "#app/http/paths.ts";
import { isLang, type Lang } from "#app/language/languages.ts";

/** The languages in which whole pages exist; the others have a translated frame only. */
const complete: readonly Lang[] = ["en", "vi"];

/** Which language versions a page has, for search engines; a page whose frame alone is translated points to the original. */
export function PageLinks({ path, origin }: { readonly path: string; readonly origin: string }) {
  const lang = path.split("/")[1] ?? "";
  const canonical = isLang(lang) && complete.includes(lang) ? path : inLanguage(path, "en");
  return (
    <>
      <link rel="canonical" href={`${origin}${canonical}`} />
      {complete.map((tag) => (
        <link key={tag} rel="alternate" hrefLang={tag} href={`${origin}${inLanguage(path, tag)}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${origin}${inLanguage(path, "en")}`} />
    </>
  );
}
