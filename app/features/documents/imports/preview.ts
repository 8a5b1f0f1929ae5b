import { plainOf } from "../markup.ts";
import { wordChanges } from "../versions/word-changes.ts";
import type { LeftOut } from "./blocks.ts";
import type { FileRead } from "./file-read.ts";
import type { Known, Matched } from "./matching.ts";
import type { ShownBlock, ShownChoice, ShownPreview } from "./shown-import.ts";

/** How many blocks stand on a page, how many places and nodes are named, and how much of a text tells which it is. */
const perPage = 200;
const mostPlaces = 8;
const mostGone = 50;
const beginning = 60;

interface KnownNode extends Known {
  readonly number: string;
}

interface Asked {
  readonly lang: string;
  readonly isTranslation: boolean;
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** The block whose match is to be changed, from 0; null for none. */
  readonly block: number | null;
}

/** What the preview shows of a file: one page of its blocks, each beside the node that it is. */
export function previewOf(read: FileRead, known: readonly KnownNode[], asked: Asked): ShownPreview {
  const nodes = new Map(known.map((node) => [node.id, node]));
  const pages = Math.max(1, Math.ceil(read.blocks.length / perPage));
  const page = Math.min(asked.page, pages);
  const from = (page - 1) * perPage;
  const isSame = (block: Matched) => nodeOf(nodes, block)?.text === block.text;
  const kept = read.blocks.filter(({ isOut }) => !isOut);
  const found = kept.filter((block) => nodeOf(nodes, block));
  const same = found.filter(isSame).length;
  const ids = new Set(found.map(({ match }) => match));
  const gone = asked.isTranslation ? [] : known.filter(({ id }) => !ids.has(id));
  return {
    blocks: read.blocks.slice(from, from + perPage).map((block, place) => ({
      ...shownBlock(block, nodeOf(nodes, block), asked.lang),
      index: from + place,
    })),
    choice: choiceOf(read.blocks, known, asked.block),
    ...{ page, pages, title: asked.title },
    counts: {
      ...{ same, changed: found.length - same, fresh: kept.length - found.length },
      ...{ out: read.blocks.length - kept.length, gone: gone.length },
    },
    gone: gone.slice(0, mostGone).map(({ id, number, text }) => ({ id, number, begins: beginningOf(text) })),
    leftOut: gatherLeftOut(read.leftOut),
  };
}

function nodeOf(nodes: ReadonlyMap<string, KnownNode>, { match, kind }: Matched): KnownNode | undefined {
  const node = match === null ? undefined : nodes.get(match);
  return node?.kind === kind ? node : undefined;
}

function shownBlock(block: Matched, node: KnownNode | undefined, lang: string): Omit<ShownBlock, "index"> {
  const { kind, depth, how, isOut } = block;
  const text = plainOf(block.text);
  const before = node ? plainOf(node.text) : "";
  return {
    ...{ kind, depth, how, isOut, number: node?.number ?? null, isSame: node?.text === block.text },
    stretches: before === "" || before === text ? [{ text, kind: "same" }] : wordChanges(before, text, lang),
  };
}

function choiceOf(
  blocks: readonly Matched[],
  known: readonly KnownNode[],
  index: number | null,
): ShownChoice | null {
  const block = index === null ? undefined : blocks[index];
  if (!block || index === null) return null;
  const nodes = known
    .filter(({ kind }) => kind === block.kind)
    .map(({ id, number, text }) => ({ id, label: `${number} ${beginningOf(text)}`.trim() }));
  return { block: index, match: block.match ?? (block.isOut ? "out" : "new"), nodes };
}

/** What was left out by its kind, in the order in which it was met. */
function gatherLeftOut(leftOut: readonly LeftOut[]): ShownPreview["leftOut"] {
  const kinds = [...new Set(leftOut.map(({ what }) => what))];
  return kinds.map((what) => {
    const all = leftOut.filter((one) => one.what === what);
    const places = new Set(all.flatMap(({ place }) => (place === null ? [] : [place])));
    const named = [...places].slice(0, mostPlaces);
    return {
      ...{ what, count: all.length },
      places: named.map((block) => ({ block, page: Math.floor(block / perPage) + 1 })),
    };
  });
}

function beginningOf(text: string): string {
  const signs = Array.from(plainOf(text).replace(/\s+/gu, " "));
  return signs.length > beginning ? `${signs.slice(0, beginning).join("")}…` : signs.join("");
}
