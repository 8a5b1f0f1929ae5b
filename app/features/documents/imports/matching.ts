import { plainOf } from "../markup.ts";
import { likeness, pairsOf } from "../versions/likeness.ts";
import type { Block } from "./blocks.ts";

/** A node that stands in the text already, in reading order. */
export interface Known {
  readonly id: string;
  readonly kind: string;
  readonly depth: number;
  /** In the language of the import, with marks; empty where it has none yet. */
  readonly text: string;
}

/** How a block was found to be a node: the file says so, it reads the same, it reads much the same, it stands at the same place, or a person chose. */
export type How = "id" | "text" | "likeness" | "place" | "person";

export interface Matched extends Block {
  /** The permanent id it keeps; null for something new. */
  readonly match: string | null;
  readonly how: How | null;
  /** Whether it stays out of the draft. */
  readonly isOut: boolean;
}

/** How alike two texts are at least to be taken for the same paragraph, reworded. */
const alike = 0.6;
/** So many comparisons are quick; beyond them a paragraph is looked for near its place only. */
const quick = 40_000;
const near = 40;

/**
 * Finds for each block the node that it is: by the id it carries, else the same text, else the most alike, and in a
 * translation the same place between two that are found. A node is taken once, and only by a block of its kind. In a
 * translation what is not found stays out: its structure is that of the authoritative text.
 */
export function matchBlocks(
  blocks: readonly Block[],
  known: readonly Known[],
  { isTranslation }: { isTranslation: boolean },
): Matched[] {
  const matching = new Matching(blocks, known);
  matching.byId();
  matching.byText();
  matching.byLikeness();
  if (isTranslation) matching.byPlace();
  return blocks.map((block, index) => {
    const found = matching.found.get(index);
    const isOut = isTranslation && found === undefined;
    return { ...block, match: found?.node.id ?? null, how: found?.how ?? null, isOut };
  });
}

interface Found {
  readonly node: Known;
  readonly how: How;
}

class Matching {
  readonly found = new Map<number, Found>();
  readonly #blocks: readonly Block[];
  readonly #known: readonly Known[];
  readonly #free: Set<Known>;

  constructor(blocks: readonly Block[], known: readonly Known[]) {
    this.#blocks = blocks;
    this.#known = known;
    this.#free = new Set(known);
  }

  byId(): void {
    const byId = new Map(this.#known.map((node) => [node.id, node]));
    for (const [index, { id, kind }] of this.#blocks.entries()) {
      const node = id === null ? undefined : byId.get(id);
      if (node?.kind === kind) this.#take(index, node, "id");
    }
  }

  /** Repeated texts in their order. */
  byText(): void {
    const waiting = new Map<string, Known[]>();
    for (const node of this.#free) {
      if (node.text === "") continue;
      const key = keyOf(node.kind, node.text);
      waiting.set(key, [...(waiting.get(key) ?? []), node]);
    }
    for (const [index, { kind, text }] of this.#open()) {
      const node = waiting.get(keyOf(kind, text))?.shift();
      if (node) this.#take(index, node, "text");
    }
  }

  /** The most alike first. */
  byLikeness(): void {
    const free = [...this.#free].filter(({ text }) => text !== "");
    const open = this.#open();
    const pairs = new Map(free.map((node) => [node, pairsOf(plainOf(node.text))]));
    const places = new Map(this.#known.map((node, place) => [node, place]));
    const isQuick = free.length * open.length <= quick;
    const rated: { index: number; node: Known; score: number; away: number }[] = [];
    for (const [index, block] of open) {
      const own = pairsOf(plainOf(block.text));
      const expected = this.#expectedPlace(index, places);
      for (const node of free) {
        const away = Math.abs((places.get(node) ?? 0) - expected);
        if (node.kind !== block.kind || (!isQuick && away > near)) continue;
        if (!isComparable(node.text.length, block.text.length)) continue;
        const score = likeness(own, pairs.get(node) ?? new Map());
        if (score >= alike) rated.push({ index, node, score, away });
      }
    }
    rated.sort((one, other) => other.score - one.score || one.away - other.away);
    for (const { index, node } of rated)
      if (!this.found.has(index) && this.#free.has(node)) this.#take(index, node, "likeness");
  }

  /** Runs of blocks and of nodes between two that are found, alike in kinds and number, are the same. */
  byPlace(): void {
    const places = new Map(this.#known.map((node, place) => [node, place]));
    let [from, after] = [0, 0];
    for (let index = 0; index <= this.#blocks.length; index += 1) {
      const found = this.found.get(index);
      if (!found && index < this.#blocks.length) continue;
      const place = found ? (places.get(found.node) ?? 0) : this.#known.length;
      this.#pairRun(this.#blocks.slice(from, index), from, this.#known.slice(after, place));
      [from, after] = [index + 1, Math.max(after, place + 1)];
    }
  }

  #pairRun(blocks: readonly Block[], from: number, known: readonly Known[]): void {
    const kinds = (list: readonly { readonly kind: string }[]) => list.map(({ kind }) => kind).join(" ");
    if (blocks.length === 0 || kinds(blocks) !== kinds(known)) return;
    if (known.some((node) => !this.#free.has(node))) return;
    for (const [offset, node] of known.entries()) this.#take(from + offset, node, "place");
  }

  /** Where the node of a block would stand: right after that of the last block before it that is found. */
  #expectedPlace(index: number, places: ReadonlyMap<Known, number>): number {
    for (let before = index - 1; before >= 0; before -= 1) {
      const found = this.found.get(before);
      if (found) return (places.get(found.node) ?? 0) + index - before;
    }
    return index;
  }

  #open(): [number, Block][] {
    return [...this.#blocks.entries()].filter(([index]) => !this.found.has(index));
  }

  #take(index: number, node: Known, how: How): void {
    if (!this.#free.delete(node)) return;
    this.found.set(index, { node, how });
  }
}

function keyOf(kind: string, text: string): string {
  return `${kind} ${plainOf(text).replace(/\s+/gu, " ")}`;
}

/** Texts of very different lengths cannot be so alike: the shorter has too few pairs of letters. */
function isComparable(one: number, other: number): boolean {
  return 2 * Math.min(one, other) >= alike * 0.8 * (one + other);
}
