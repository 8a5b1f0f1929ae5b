import { numberNodes, type PlacedNode } from "../numbering.ts";
import type { ShownPlace } from "./shown-matrix.ts";

interface WrittenNode extends PlacedNode {
  readonly kind: string;
  readonly texts: readonly { readonly lang: string; readonly text: string }[];
}

interface Place extends ShownPlace {
  readonly kind: string;
  readonly parentId: string | null;
}

/** The places of a version by their ids. */
export interface Places {
  /** In the order of the text. */
  readonly all: readonly Place[];
  /** Section and paragraph of a node: a section is its own and no paragraph. Nulls where it does not stand. */
  find(nodeId: string | null): { readonly section: ShownPlace | null; readonly paragraph: ShownPlace | null };
  numberOf(nodeId: string): string | null;
}

/** How much of a paragraph names it. */
const nameLength = 80;

/** The nodes of a version, each named in the first of these languages in which it is written. */
export function placesFrom(nodes: readonly WrittenNode[], languages: readonly string[]): Places {
  const all = numberNodes(nodes).map(({ id, kind, parentId, number, texts }) => {
    const written = languages.flatMap((lang) => texts.filter((one) => one.lang === lang))[0] ?? texts[0];
    return { id, kind, parentId, number, text: shorten(written?.text ?? ""), lang: written?.lang ?? "en" };
  });
  const byId = new Map(all.map((place) => [place.id, place]));
  const sectionOf = (place: Place): ShownPlace | null => {
    let above: Place | undefined = place;
    while (above && above.kind !== "section") above = above.parentId ? byId.get(above.parentId) : undefined;
    return above ?? null;
  };
  return {
    all,
    find(nodeId) {
      const place = nodeId === null ? undefined : byId.get(nodeId);
      if (!place) return { section: null, paragraph: null };
      return { section: sectionOf(place), paragraph: place.kind === "section" ? null : place };
    },
    numberOf: (nodeId) => byId.get(nodeId)?.number ?? null,
  };
}

function shorten(text: string): string {
  const signs = Array.from(text.replace(/\s+/gu, " "));
  return signs.length > nameLength ? `${signs.slice(0, nameLength).join("")}…` : signs.join("");
}
