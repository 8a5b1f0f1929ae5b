import type { Pair } from "./comparison.ts";
import type { ShownSaying } from "./shown-places.ts";
import type { Stretch } from "./word-changes.ts";

/** A comment that led to a change. */
export interface ShownLed extends ShownSaying {
  /** Number of the version in which it stood before the change, and the node: null for the whole document. */
  readonly version: number;
  readonly paragraph: string | null;
}

/** A paragraph of one version beside the same of another, as the page shows it. */
export interface ShownPair extends Pick<Pair<unknown>, "kind" | "isMoved"> {
  readonly id: string;
  readonly isSection: boolean;
  /** Its number in each version; null where it does not stand. */
  readonly before: string | null;
  readonly after: string | null;
  /** What stayed and what changed: without the added it is the earlier text, without the removed the later one. */
  readonly stretches: readonly Stretch[];
  /** The comments that led to it and that the reader may read, the oldest first. */
  readonly led: readonly ShownLed[];
}

export interface ShownComparison {
  readonly slug: string;
  readonly title: string;
  readonly titleLang: string;
  /** The language whose texts are compared. */
  readonly lang: string;
  /** Those in which both versions exist. */
  readonly languages: readonly string[];
  /** The numbers of all versions, the newest first. */
  readonly versions: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly counts: Readonly<Record<"changed" | "added" | "removed" | "moved", number>>;
  readonly pairs: readonly ShownPair[];
}

export type Run =
  | { readonly kind: "pair"; readonly pair: ShownPair }
  /** Neighbours that read and stand as they did. */
  | { readonly kind: "same"; readonly pairs: readonly ShownPair[] };

/** The pairs with neighbours that did not change gathered, so that a page shows what changed first. */
export function gatherSame(pairs: readonly ShownPair[]): Run[] {
  const runs: Run[] = [];
  for (const pair of pairs) {
    const last = runs.at(-1);
    const isSame = pair.kind === "same" && !pair.isMoved;
    if (isSame && last?.kind === "same")
      runs[runs.length - 1] = { kind: "same", pairs: [...last.pairs, pair] };
    else runs.push(isSame ? { kind: "same", pairs: [pair] } : { kind: "pair", pair });
  }
  return runs;
}
