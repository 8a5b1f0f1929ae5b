import { pathsOf } from "#app/http/paths.ts";
import type { Lang } from "#app/language/languages.ts";

interface Version {
  readonly slug: string;
  readonly number: number;
  readonly latest: number;
}

/** The address of the comment periods of a version; the latest needs no number. */
export function periodAddress(lang: Lang, { slug, number, latest }: Version): string {
  const path = `${pathsOf(lang).document(slug)}/period`;
  return number === latest ? path : `${path}?version=${String(number)}`;
}
