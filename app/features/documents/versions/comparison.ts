/** A section or paragraph as one version has it, in reading order. */
export interface ComparedNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly text: string;
}

export interface Pair<N> {
  readonly kind: "same" | "changed" | "added" | "removed";
  /** Whether it stands elsewhere than before: under another section, or before what it followed. */
  readonly isMoved: boolean;
  readonly before: N | null;
  readonly after: N | null;
}

/**
 * Two versions of a document side by side, in the order of the later one; what was removed stands where it stood.
 * Paragraphs are told by their permanent ids, so a moved one is shown as moved, never as removed and added.
 */
export function compareNodes<N extends ComparedNode>(before: readonly N[], after: readonly N[]): Pair<N>[] {
  const old = new Map(before.map((node, place) => [node.id, { node, place }]));
  const isKept = new Set(after.map(({ id }) => id));
  const common = after.flatMap(({ id }) => old.get(id)?.place ?? []);
  const inOrder = longestRise(common);
  const pairs: Pair<N>[] = [];
  let told = 0;
  const tellRemoved = (until: number) => {
    for (; told < until; told += 1) {
      const node = before[told];
      if (node && !isKept.has(node.id))
        pairs.push({ kind: "removed", isMoved: false, before: node, after: null });
    }
  };
  for (const node of after) {
    const known = old.get(node.id);
    if (!known) {
      pairs.push({ kind: "added", isMoved: false, before: null, after: node });
      continue;
    }
    const stays = inOrder.has(known.place);
    if (stays) tellRemoved(known.place);
    pairs.push({
      kind: known.node.text === node.text ? "same" : "changed",
      isMoved: !stays || known.node.parentId !== node.parentId,
      before: known.node,
      after: node,
    });
  }
  tellRemoved(before.length);
  return pairs;
}

/** How many of each kind; a moved one counts as moved, and as changed where its words changed too. */
export function countPairs(pairs: readonly Pair<unknown>[]) {
  const count = (is: (pair: Pair<unknown>) => boolean) => pairs.filter(is).length;
  return {
    changed: count(({ kind }) => kind === "changed"),
    added: count(({ kind }) => kind === "added"),
    removed: count(({ kind }) => kind === "removed"),
    moved: count(({ isMoved }) => isMoved),
  };
}

/** The longest run of numbers that rises, as a set: the paragraphs that kept their order. Patience sorting, n log n. */
function longestRise(numbers: readonly number[]): Set<number> {
  const tops: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous.set(number, tops[low - 1]);
    tops[low] = number;
  }
  const rise = new Set<number>();
  for (let at = tops.at(-1); at !== undefined; at = previous.get(at)) rise.add(at);
  return rise;
}
