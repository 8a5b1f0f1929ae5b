import type * as comments from "#db/queries/comments.ts";
import type * as documents from "#db/queries/documents.ts";
import { countThrough, numberNodes } from "../numbering.ts";
import { readPassage } from "./passages.ts";

export type NodeRows = Awaited<ReturnType<typeof documents.listNodes>>;
export type CountRows = Awaited<ReturnType<typeof comments.countComments>>;

interface Shown {
  readonly shown: string;
  readonly beside: string | null;
  readonly original: string;
}

/** The nodes in reading order; each text in the language shown, else in the authoritative one, and beside it the other. */
export function nodesOf(rows: NodeRows, counts: CountRows, { shown, beside, original }: Shown) {
  const totals = new Map<string | null, number>();
  for (const { nodeId, count } of counts) totals.set(nodeId, (totals.get(nodeId) ?? 0) + count);
  return countThrough(numberNodes(rows)).map(({ id, kind, number, run, depth, texts }) => {
    const passage = (lang: string | null) => {
      const text = texts.find((one) => one.lang === lang);
      return text && readPassage(text, kind);
    };
    const passages = [passage(shown) ?? passage(original), passage(beside)].filter(
      (text) => text !== undefined,
    );
    return { id, kind, number, run, depth, passages, count: totals.get(id) ?? 0 };
  });
}

export type DocumentNode = ReturnType<typeof nodesOf>[number];

/** How many comments one may know of at a node, null for the whole document. */
export function totalAt(counts: CountRows, id: string | null): number {
  return counts.reduce((sum, { nodeId, count }) => (nodeId === id ? sum + count : sum), 0);
}
