import type { BlockKind } from "./blocks.ts";

/** A node to be, in reading order; `id` is that of a node that stood in the text before, or a new one. */
export interface Placing {
  readonly id: string;
  readonly kind: BlockKind;
  readonly depth: number;
}

/** As deep as a draft may be (drafts/structure.ts). */
const deepest = 8;

/**
 * The blocks at the depths at which they will stand. A file tells little of what lies within what: a node that was there
 * before stays within the same parent wherever that one is still open before it. What would be deeper than its parent's
 * next level is drawn up to it.
 */
export function placeBlocks<P extends Placing>(
  blocks: readonly P[],
  parentOf: ReadonlyMap<string, string | null>,
): P[] {
  const open: P[] = [];
  return blocks.map((block) => {
    const parent = parentOf.get(block.id);
    const at = parent === undefined || parent === null ? -1 : open.findIndex(({ id }) => id === parent);
    const wanted = block.kind !== "section" && at !== -1 ? at + 2 : block.depth;
    const depth = Math.min(wanted, open.length + 1, holdingDepth(open, block.kind), deepest);
    open.length = depth - 1;
    const placed = { ...block, depth };
    open.push(placed);
    return placed;
  });
}

/** How deep a node of this kind may stand below those that are open: sections and paragraphs stand in sections, a table too, items and notes in anything but notes and tables. */
function holdingDepth(open: readonly Placing[], kind: BlockKind): number {
  const stops = open.findIndex((one) => !mayHold(one.kind, kind));
  return stops === -1 ? open.length + 1 : stops + 1;
}

function mayHold(holder: BlockKind, kind: BlockKind): boolean {
  if (holder === "section") return true;
  if (holder === "note") return false;
  return kind === "note" || (kind === "item" && holder !== "table");
}
