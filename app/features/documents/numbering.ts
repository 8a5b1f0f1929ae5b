/** A node as a version places it: under a parent (null at the top), in the order of positions. */
export interface PlacedNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
}

export interface Numbered {
  /** 1, 1.1, 1.1.1 … by place in this version; the id is permanent, the number is not. */
  readonly number: string;
  /** 1 at the top. */
  readonly depth: number;
}

/** The nodes in reading order, each with its number. A node whose parent does not stand in the version counts as top level. */
export function numberNodes<N extends PlacedNode>(nodes: readonly N[]): (N & Numbered)[] {
  const known = new Set(nodes.map(({ id }) => id));
  const below = new Map<string | null, N[]>();
  for (const node of [...nodes].sort(inOrder)) {
    const parentId = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    const siblings = below.get(parentId);
    if (siblings) siblings.push(node);
    else below.set(parentId, [node]);
  }
  const walk = (parentId: string | null, prefix: string, depth: number): (N & Numbered)[] =>
    (below.get(parentId) ?? []).flatMap((node, index) => {
      const number = `${prefix}${index + 1}`;
      return [{ ...node, number, depth }, ...walk(node.id, `${number}.`, depth + 1)];
    });
  return walk(null, "", 1);
}

/** Nodes in reading order with the number of each paragraph counted through the whole document; null for what is none. */
export function countThrough<N extends { readonly kind: string }>(
  nodes: readonly N[],
): (N & { readonly run: number | null })[] {
  let last = 0;
  return nodes.map((node) => ({ ...node, run: node.kind === "paragraph" ? (last += 1) : null }));
}

/** The numbers of nodes that stand in reading order and know only their depth, 1 at the top: by id. */
export function numbersByDepth(
  nodes: readonly { readonly id: string; readonly depth: number }[],
): ReadonlyMap<string, string> {
  const counts: number[] = [];
  return new Map(
    nodes.map(({ id, depth }) => {
      counts.length = depth;
      counts[depth - 1] = (counts[depth - 1] ?? 0) + 1;
      return [id, Array.from(counts, (count) => count || 1).join(".")];
    }),
  );
}

/** By position; equal positions by id, so that the order is always the same. */
function inOrder(one: PlacedNode, other: PlacedNode): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}
