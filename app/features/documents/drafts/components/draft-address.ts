import { pathsOf } from "#app/http/paths.ts";
import type { Lang } from "#app/language/languages.ts";

interface Place {
  readonly slug: string;
  /** The language that is written; without it the authoritative one. */
  readonly in?: string | null;
  /** The paragraph whose form is open. */
  readonly edit?: string | null;
  /** For that paragraph, where its comments are chosen from ("" for the whole document). */
  readonly from?: string | null;
  /** With what that paragraph said before. */
  readonly history?: boolean;
  /** The place on the page that is looked at. */
  readonly at?: string | null;
}

/** The draft's page with its language and the paragraph whose form is open. */
export function draftAddress(lang: Lang, { slug, in: written, edit, from, history, at }: Place): string {
  const asked = new URLSearchParams();
  if (written) asked.set("in", written);
  if (edit) asked.set("edit", edit);
  if (edit && typeof from === "string") asked.set("from", from);
  if (edit && history) asked.set("history", "1");
  const query = asked.size > 0 ? `?${asked.toString()}` : "";
  const place = at ?? edit;
  return `${pathsOf(lang).documentDraft(slug)}${query}${place ? `#${place}` : ""}`;
}
