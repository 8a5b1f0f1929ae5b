import { numberNodes, type PlacedNode } from "../numbering.ts";

interface Placed extends PlacedNode {
  readonly versionId: string;
}

/** Tells the number of a node in one of several versions; null where it does not stand. */
export function numbersOf(rows: readonly Placed[]): (versionId: string, nodeId: string) => string | null {
  const numbers = new Map<string, string>();
  for (const version of new Set(rows.map(({ versionId }) => versionId)))
    for (const { id, number } of numberNodes(rows.filter(({ versionId }) => versionId === version)))
      numbers.set(`${version} ${id}`, number);
  return (versionId, nodeId) => numbers.get(`${versionId} ${nodeId}`) ?? null;
}
