/** What a node of a document can be. */
export const nodeKinds = ["section", "paragraph", "item", "table", "note"] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** A node of a text in reading order: the nearest before it that is one less deep holds it; 1 at the top. */
export interface TreeNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly depth: number;
}
export type Tree = readonly TreeNode[];

/** How deep a text may be: six headings and a list within a list below the last. */
const deepest = 8;

const holds: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  section: nodeKinds,
  paragraph: ["item", "note"],
  item: ["item", "note"],
  table: ["note"],
  note: [],
};

/** Whether every node stands where one of its kind may: at the top, or within one that holds its kind. */
export function isTree(tree: Tree): boolean {
  const open: NodeKind[] = [];
  return tree.every(({ kind, depth }) => {
    if (!Number.isInteger(depth) || depth < 1 || depth > Math.min(deepest, open.length + 1)) return false;
    open.length = depth - 1;
    const holder = open.at(-1);
    open.push(kind);
    return holder === undefined || holds[holder].includes(kind);
  });
}

export interface Place {
  readonly id: string;
  readonly parentId: string | null;
  /** From 0, among those of the same parent. */
  readonly position: number;
}

/** Where each node stands: below whom, and as which of its siblings. */
export function placesOf(tree: Tree): Place[] {
  const open: string[] = [];
  const taken = new Map<string | null, number>();
  return tree.map(({ id, depth }) => {
    open.length = depth - 1;
    const parentId = open.at(-1) ?? null;
    const position = taken.get(parentId) ?? 0;
    taken.set(parentId, position + 1);
    open.push(id);
    return { id, parentId, position };
  });
}

/** The node and all below it: from where to where (exclusive) in the text; null where it does not stand there. */
function reachOf(tree: Tree, id: string): { from: number; to: number; node: TreeNode } | null {
  const from = tree.findIndex((one) => one.id === id);
  const node = tree[from];
  if (!node) return null;
  const after = tree.findIndex((one, index) => index > from && one.depth <= node.depth);
  return { from, to: after === -1 ? tree.length : after, node };
}

/** The node with all below it, in reading order. */
export function branchOf(tree: Tree, id: string): Tree {
  const reach = reachOf(tree, id);
  return reach ? tree.slice(reach.from, reach.to) : [];
}

function without(tree: Tree, { from, to }: { from: number; to: number }): Tree {
  return [...tree.slice(0, from), ...tree.slice(to)];
}

function put(tree: Tree, at: number, branch: Tree, depth: number): Tree {
  const by = depth - (branch[0]?.depth ?? depth);
  return [
    ...tree.slice(0, at),
    ...branch.map((node) => ({ ...node, depth: node.depth + by })),
    ...tree.slice(at),
  ];
}

/** What is left where it is a tree, else null: what may not be done. */
function ifTree(tree: Tree): Tree | null {
  return isTree(tree) ? tree : null;
}

/**
 * A new node after another: right below a section's heading, unless it is a section itself; an item as the first of its
 * paragraph; else after all that belongs to the other. With `after` null at the very beginning. Null where it may not stand.
 */
export function insertNode(tree: Tree, { id, kind }: Omit<TreeNode, "depth">, after: string | null) {
  if (after === null) return ifTree(put(tree, 0, [{ id, kind, depth: 1 }], 1));
  const reach = reachOf(tree, after);
  if (!reach) return null;
  const { node, from, to } = reach;
  const isWithin =
    (node.kind === "section" && kind !== "section") || (node.kind === "paragraph" && kind === "item");
  const depth = isWithin ? node.depth + 1 : node.depth;
  return ifTree(put(tree, isWithin ? from + 1 : to, [{ id, kind, depth }], depth));
}

export const moves = ["up", "down", "in", "out"] as const;
export type Move = (typeof moves)[number];

/** The node with all below it before or after its sibling, into the sibling before it, or out after its parent. Null where it cannot go there. */
export function moveNode(tree: Tree, id: string, move: Move): Tree | null {
  const reach = reachOf(tree, id);
  if (!reach) return null;
  const { node, from, to } = reach;
  const branch = tree.slice(from, to);
  const rest = without(tree, reach);
  if (move === "down") {
    const next = tree[to];
    const end = next && reachOf(tree, next.id);
    return end && next.depth === node.depth
      ? ifTree(put(rest, from + end.to - to, branch, node.depth))
      : null;
  }
  if (move === "out") {
    const parent = tree.slice(0, from).findLast(({ depth }) => depth < node.depth);
    const end = parent && reachOf(rest, parent.id);
    return end ? ifTree(put(rest, end.to, branch, parent.depth)) : null;
  }
  const before = tree.slice(0, from).findLast(({ depth }) => depth <= node.depth);
  if (before?.depth !== node.depth) return null;
  const at = move === "up" ? tree.indexOf(before) : from;
  return ifTree(put(rest, at, branch, move === "up" ? node.depth : node.depth + 1));
}

/** The node with all below it as the last of a section; at the end of the text with `section` null. Null where it cannot go there. */
export function moveTo(tree: Tree, id: string, section: string | null): Tree | null {
  const reach = reachOf(tree, id);
  if (!reach) return null;
  const branch = tree.slice(reach.from, reach.to);
  const rest = without(tree, reach);
  if (section === null) return ifTree(put(rest, rest.length, branch, 1));
  const goal = reachOf(rest, section);
  return goal?.node.kind === "section" ? ifTree(put(rest, goal.to, branch, goal.node.depth + 1)) : null;
}

/** The text without the node and all below it. Null where it does not stand there. */
export function removeNode(tree: Tree, id: string): Tree | null {
  const reach = reachOf(tree, id);
  return reach && ifTree(without(tree, reach));
}

/** A branch that was taken out, back below its parent at its position, or as near as that still exists: else at the end of the text. */
export function putBack(tree: Tree, branch: Tree, { parentId, position }: Omit<Place, "id">): Tree | null {
  const reach = parentId === null ? null : reachOf(tree, parentId);
  const depth = reach ? reach.node.depth + 1 : 1;
  const [from, to] = reach ? [reach.from + 1, reach.to] : [0, tree.length];
  const isHome = parentId === null || reach !== null;
  const siblings = isHome ? tree.slice(from, to).filter((one) => one.depth === depth) : [];
  const next = siblings[position];
  const home = ifTree(put(tree, next ? tree.indexOf(next) : to, branch, depth));
  return home ?? ifTree(put(tree, tree.length, branch, 1));
}

const inOnePiece: readonly NodeKind[] = ["section", "table"];

/** A second node of the same kind right after the first; what stands below the first then belongs to the second. Null for a section or a table. */
export function splitNode(tree: Tree, id: string, newId: string): Tree | null {
  const reach = reachOf(tree, id);
  if (!reach || inOnePiece.includes(reach.node.kind)) return null;
  return ifTree(put(tree, reach.from + 1, [{ ...reach.node, id: newId }], reach.node.depth));
}

/** Which node follows directly and can become one with this: a sibling of the same kind with nothing in between. Null without one. */
export function mergesWith(tree: Tree, id: string): string | null {
  const at = tree.findIndex((one) => one.id === id);
  const [node, next] = [tree[at], tree[at + 1]];
  if (!node || next?.depth !== node.depth || next.kind !== node.kind) return null;
  return inOnePiece.includes(node.kind) ? null : next.id;
}

/** The text after the node has taken in the one that `mergesWith` names; what stood below that now belongs to this. */
export function mergeNodes(tree: Tree, id: string): Tree | null {
  const next = mergesWith(tree, id);
  return next === null ? null : ifTree(tree.filter((one) => one.id !== next));
}

/** The text with the node as another kind. Null where one of that kind may not stand there. */
export function changeKind(tree: Tree, id: string, kind: NodeKind): Tree | null {
  return ifTree(tree.map((node) => (node.id === id ? { ...node, kind } : node)));
}
