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
  /** The form for an amendment instead of the one for a comment. */
  readonly amend?: boolean;
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
  const { beside = shown.beside, paragraph, amend, place } = wanted;
  const query = new URLSearchParams({
    ...(beside ? { beside } : {}),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(amend ? { amend: "1" } : {}),
  });
  return `${path}${query.size > 0 ? `?${query.toString()}` : ""}${place ? `#${place}` : ""}`;
}
