import { pathsOf } from "#app/http/paths.ts";
import type { Lang } from "#app/language/languages.ts";

interface Shown {
  readonly slug: string;
  readonly number: number;
  /** The version that the address without a number leads to; null for always naming it. */
  readonly latest: number | null;
  readonly beside: string | null;
}

interface Wanted {
  /** Another language beside, or none. */
  readonly beside?: string | null;
  /** The section or paragraph whose comments are shown; "" for those on the whole document. */
  readonly paragraph?: string | undefined;
  /** The form for an amendment of the text in this language (BCP 47), instead of the one for a comment; "" for a comment, even where an amendment was begun. */
  readonly amend?: string | undefined;
  /** What a form is to do that is not sent: be kept as a draft, or thrown away. */
  readonly deed?: "keep" | "discard";
  /** Id of the place to go to. */
  readonly place?: string;
}

/** The address of a document's page in a reader's language, keeping the version and what stands beside unless told otherwise. */
export function documentAddress(lang: Lang, shown: Shown, wanted: Wanted = {}): string {
  const paths = pathsOf(lang);
  const path =
    shown.number === shown.latest
      ? paths.document(shown.slug)
      : paths.documentVersion(shown.slug, shown.number);
  const { beside = shown.beside, paragraph, amend, deed, place } = wanted;
  const query = new URLSearchParams({
    ...(beside ? { beside } : {}),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(amend === undefined ? {} : { amend }),
    ...(deed ? { deed } : {}),
  });
  return `${path}${query.size > 0 ? `?${query.toString()}` : ""}${place ? `#${place}` : ""}`;
}

/** The page of country positions on the version shown. */
export function positionAddress(lang: Lang, { slug, number, latest }: Omit<Shown, "beside">): string {
  const path = pathsOf(lang).documentPosition(slug);
  return number === latest ? path : `${path}?version=${String(number)}`;
}

/** Where the script of a comment form sends what is being written. */
export function draftAddress(lang: Lang, slug: string): string {
  return `${pathsOf(lang).document(slug)}/comment-draft`;
}
