/** What stands in a document. Sections have headings; everything else is text that may be commented on. */
export const nodeKinds = ["section", "paragraph", "item", "table", "note"] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** A node of one language version, in reading order. */
export interface WrittenNode {
  /** Permanent. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly parentId: string | null;
  /** 1, 1.1, 1.1.2: by place in this version. */
  readonly number: string;
  /** The number of a paragraph counted through the whole document; null for what is none. */
  readonly run: number | null;
  /** 1 at the top. */
  readonly depth: number;
  /** As written: emphasis and links in the marks of `markup.ts`, a table in those of `tables.ts`. */
  readonly text: string;
}

/** One language of one version of a document, whole. */
export interface WrittenDocument {
  readonly slug: string;
  readonly version: number;
  /** BCP 47. */
  readonly lang: string;
  readonly authoritativeLang: string;
  readonly title: string;
  /** The note that says whose text it is not; null without one. */
  readonly label: string | null;
  /** UTC; null for a draft. */
  readonly publishedAt: Date | null;
  readonly nodes: readonly WrittenNode[];
}

/** Longest text of a node, in characters. */
export const nodeLimit = 20_000;
