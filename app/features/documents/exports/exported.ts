import { parseMarkup, type Run } from "../markup.ts";
import { countThrough, numberNodes, type Numbered, type PlacedNode } from "../numbering.ts";
import { parseTable } from "../tables.ts";

/** Words that stand around the text, with the language (BCP 47) they are in. */
export interface Word {
  readonly text: string;
  readonly lang: string;
}

/** A published version in one of its languages, as it is written to a file. */
export interface ExportedDocument {
  readonly slug: string;
  readonly number: number;
  /** The language of the text. */
  readonly lang: string;
  readonly title: string;
  /** The note that says whose text it is not. */
  readonly label: string | null;
  /** Where it is read on the portal. */
  readonly address: string;
  readonly words: {
    readonly network: Word;
    /** "Version 1". */
    readonly version: Word;
    readonly contents: Word;
    /** Version, date, language and whether it is authoritative: what the title page says of the text. */
    readonly facts: readonly { readonly name: Word; readonly value: Word }[];
  };
  readonly nodes: readonly ExportedNode[];
}

export interface ExportedNode {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  /** A paragraph's number counted through the whole document. */
  readonly run: number | null;
  /** 1 at the top. */
  readonly depth: number;
  /** How far an item of a list stands in, 1 at the outermost; 0 for what is none. */
  readonly indent: number;
  /** The language of its text: the authoritative one where it is not translated. */
  readonly lang: string;
  readonly runs: readonly Run[];
  /** A table's cells row by row, the headings first; none for what is none. */
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

interface TextedNode extends PlacedNode {
  readonly kind: string;
  readonly texts: readonly { readonly lang: string; readonly text: string }[];
}

/** The nodes of a version in reading order with their numbers, each in the language wanted, else in the authoritative one. */
export function exportNodes(
  nodes: readonly TextedNode[],
  { lang, authoritative }: { readonly lang: string; readonly authoritative: string },
): ExportedNode[] {
  const indentOf = indentation();
  return countThrough(numberNodes(nodes)).map((node) => {
    const find = (wanted: string) => node.texts.find((text) => text.lang === wanted);
    const written = find(lang) ?? find(authoritative) ?? { lang, text: "" };
    const { id, kind, number, run, depth } = node;
    return {
      ...{ id, kind, number, run, depth, indent: indentOf(node), lang: written.lang },
      runs: kind === "table" ? [] : parseMarkup(written.text),
      rows: kind === "table" ? parseTable(written.text).map((row) => row.map(parseMarkup)) : [],
    };
  });
}

/** How far the next node in reading order stands in: items by their depth below what comes before the list. */
function indentation(): (node: { readonly kind: string } & Numbered) => number {
  let above = 0;
  return ({ kind, depth }) => {
    if (kind === "item") return Math.max(1, depth - above);
    above = depth;
    return 0;
  };
}
