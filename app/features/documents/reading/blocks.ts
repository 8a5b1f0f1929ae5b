/** A node as it is read: its depth is 1 at the top. */
interface Placed {
  readonly id: string;
  readonly kind: string;
  readonly depth: number;
}

export type Block<N> =
  | { readonly kind: "node"; readonly node: N }
  /** Items that follow one another: one list. */
  | { readonly kind: "list"; readonly items: readonly N[] };

/** The nodes with neighbouring items gathered into lists. A list ends after the node `chosen`: what belongs to it stands right below. */
export function blocksOf<N extends Placed>(nodes: readonly N[], chosen: string | null): Block<N>[] {
  const blocks: Block<N>[] = [];
  for (const node of nodes) {
    const last = blocks.at(-1);
    if (node.kind !== "item") blocks.push({ kind: "node", node });
    else if (last?.kind === "list" && last.items.at(-1)?.id !== chosen)
      blocks[blocks.length - 1] = { kind: "list", items: [...last.items, node] };
    else blocks.push({ kind: "list", items: [node] });
  }
  return blocks;
}

export interface Branch<N> {
  readonly node: N;
  readonly below: readonly Branch<N>[];
}

/** Nodes in reading order as a tree: what is deeper than the one before it stands below that one. */
export function nest<N extends { readonly depth: number }>(nodes: readonly N[]): Branch<N>[] {
  const branches: { node: N; below: N[] }[] = [];
  for (const node of nodes) {
    const last = branches.at(-1);
    if (last && node.depth > last.node.depth) last.below.push(node);
    else branches.push({ node, below: [] });
  }
  return branches.map(({ node, below }) => ({ node, below: nest(below) }));
}

/** The id of the last node of a block. */
export function endOf<N extends Placed>(block: Block<N>): string | undefined {
  return block.kind === "node" ? block.node.id : block.items.at(-1)?.id;
}
