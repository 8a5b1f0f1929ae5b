import type { Kept } from "../text-keeper.ts";

/** Whose text of which paragraph in which language. */
export interface KeptPlace {
  /** The mandate that writes: someone else at this browser does not find it. */
  readonly editor: string;
  readonly slug: string;
  readonly paragraph: string;
  readonly lang: string;
}

const prefixOf = ({ editor, slug }: Pick<KeptPlace, "editor" | "slug">) => `draft ${editor} ${slug} `;
const keyOf = (place: KeptPlace) => `${prefixOf(place)}${place.paragraph} ${place.lang}`;

/** Keeps a text in the browser, or with null forgets it. Where the browser keeps nothing the text stands in the field alone. */
export function keepText(place: KeptPlace, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Full, or switched off.
  }
}

/** The text of an earlier visit that was never saved; null without one. */
export function findKept(place: KeptPlace): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? "null") as Partial<Kept> | null;
    return typeof kept?.text === "string" && typeof kept.revision === "number"
      ? { text: kept.text, revision: kept.revision }
      : null;
  } catch {
    return null;
  }
}

/** The paragraphs of a draft whose text is kept here, unsaved, with the language and that text. */
export function listKept(place: Pick<KeptPlace, "editor" | "slug">) {
  const prefix = prefixOf(place);
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => {
        const [paragraph = "", lang = ""] = key.slice(prefix.length).split(" ");
        return { paragraph, lang, text: findKept({ ...place, paragraph, lang })?.text ?? "" };
      });
  } catch {
    return [];
  }
}
