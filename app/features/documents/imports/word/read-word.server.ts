import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { fileProperties, idOfBookmark } from "../../exports/bookmarks.ts";
import type { Run } from "../../markup.ts";
import type { Reading } from "../blocks.ts";
import { Outline } from "../outline.ts";
import {
  parseWord,
  type WordDocument,
  type WordNode,
  type WordParagraph,
  type WordTable,
} from "./ast.server.ts";
import { levelMark, mendParts } from "./mend.server.ts";
import { customProperties, openWord } from "./package.server.ts";
import { passedOver } from "./passed-over.ts";
import { Inline } from "./runs.server.ts";
import { readStyles } from "./styles.ts";

interface Options {
  /** Whether tracked changes are read as accepted; else they are refused. */
  readonly acceptsChanges: boolean;
  /** Hears how much is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/**
 * A Word file as blocks, with what was left out or flattened. Throws 422 `importNotWord`, `importMacros`,
 * `importTracked`, 413 `importBomb`.
 */
export async function readWord(
  bytes: Uint8Array,
  { acceptsChanges, onProgress = () => undefined }: Options,
): Promise<Reading> {
  const { parts, hasTrackedChanges } = openWord(bytes, { acceptsChanges });
  onProgress(0.2);
  const document = await parseWord(mendParts(parts)).catch((error: unknown) => {
    throw isDomainError(error) ? error : new DomainError(422, "importNotWord");
  });
  onProgress(0.7);
  const reader = new WordReader(document, parts);
  reader.read();
  if (hasTrackedChanges) reader.outline.leaveOfAll("trackedChanges");
  return reader.outline.finish();
}

/** A table has no more in Word itself. */
const mostColumns = 63;

class WordReader {
  readonly outline = new Outline();
  readonly #document: WordDocument;
  readonly #styleOf: ReturnType<typeof readStyles>;
  readonly #idOf: (name: string) => string | null;
  readonly #isOurs: boolean;
  readonly #isNumbered: boolean;
  #hasBegun = false;

  constructor(document: WordDocument, parts: ReadonlyMap<string, string>) {
    this.#document = document;
    this.#styleOf = readStyles(parts.get("word/styles.xml") ?? "");
    const properties = customProperties(parts);
    this.#idOf = (name) => idOfBookmark(name, properties);
    this.#isOurs = properties.has(fileProperties.document);
    this.#isNumbered = isNumberedThrough(document.children);
    for (const what of passedOver(parts, this.#isOurs)) this.outline.leaveOfAll(what);
  }

  read(): void {
    if (this.#isNumbered) this.outline.leaveOfAll("numberedParagraphs");
    for (const node of this.#document.children) {
      if (node.type === "paragraph") this.#paragraph(node);
      else if (node.type === "table") this.#table(node);
      // A picture of an older kind stands behind its paragraph.
      else if (node.type === "image") this.outline.leave("pictures");
    }
  }

  #paragraph(paragraph: WordParagraph): void {
    const inline = this.#inlineOf(paragraph.children);
    const id = this.#findId(inline);
    const style = this.#styleOf(paragraph.styleId, paragraph.styleName);
    // The title page of our own file is made by the portal: the text begins with the first id.
    this.#hasBegun ||= id !== null || !this.#isOurs;
    if (!this.#hasBegun) return;
    if (style.isContents) {
      this.outline.leave("contents");
      return;
    }
    for (const what of inline.lost) this.outline.leave(what);
    const heading = style.heading ?? ownLevel(inline);
    if (heading !== null) this.outline.heading(heading, inline.runs, id);
    else if (paragraph.styleName === "Portal Note") this.outline.note(inline.runs, id);
    else if (paragraph.styleName === "Portal Item") this.outline.item(0, inline.runs, id);
    else if (paragraph.numbering === null || (this.#isNumbered && isFirstLevel(paragraph)))
      this.outline.paragraph(inline.runs, id);
    else this.outline.item(Number(paragraph.numbering.level), inline.runs, id);
    this.#notes(inline);
  }

  #table(table: WordTable): void {
    const cells = table.children.flatMap((row) => row.children);
    if (cells.some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)) this.outline.leave("mergedCells");
    const rows = table.children.map((row) => row.children.map((cell) => this.#inlineOf(cell.children)));
    const inlines = rows.flat();
    const id = inlines.map((inline) => this.#findId(inline)).find((found) => found !== null) ?? null;
    this.#hasBegun ||= id !== null || !this.#isOurs;
    if (!this.#hasBegun) return;
    for (const what of new Set(inlines.flatMap(({ lost }) => [...lost]))) this.outline.leave(what);
    this.outline.table(
      plainHead(spread(table, rows).map((row) => row.map((inline) => inline?.runs ?? []))),
      id,
    );
    for (const inline of inlines) this.#notes(inline);
  }

  /** Footnotes and endnotes become notes right behind what refers to them. */
  #notes({ notes }: Inline): void {
    for (const reference of notes) {
      const body = this.#document.notes.resolve(reference)?.body ?? [];
      const inline = this.#inlineOf(body);
      if (inline.runs.every((run: Run) => run.text.trim() === "")) continue;
      this.outline.leave("notes");
      this.outline.note(inline.runs, this.#findId(inline));
    }
  }

  #inlineOf(children: readonly WordNode[]): Inline {
    return new Inline(children, (anchor) => {
      const id = this.#idOf(anchor);
      return id === null ? null : `#${id}`;
    });
  }

  #findId({ bookmarks }: Inline): string | null {
    return bookmarks.map(this.#idOf).find((id) => id !== null) ?? null;
  }
}

/** Headings of columns are strong in every program; they need no marks for it. */
function plainHead([head = [], ...rows]: Run[][][]): Run[][][] {
  const isStrong = head.flat().every((run) => run.isStrong || run.text.trim() === "");
  return isStrong
    ? [head.map((cell) => cell.map((run) => ({ ...run, isStrong: false }))), ...rows]
    : [head, ...rows];
}

/** The cells in their columns: where one reaches over several columns or rows, the others stand empty. */
function spread(table: WordTable, read: readonly (readonly Inline[])[]): (Inline | null)[][] {
  const coveredUntil: number[] = [];
  return table.children.map(({ children }, row) => {
    const cells: (Inline | null)[] = [];
    const fill = () => {
      while ((coveredUntil[cells.length] ?? 0) > row) cells.push(null);
    };
    for (const [index, { colSpan, rowSpan }] of children.entries()) {
      fill();
      for (let column = 0; column < Math.min(colSpan, mostColumns); column += 1) {
        coveredUntil[cells.length] = row + rowSpan;
        cells.push(column === 0 ? (read[row]?.[index] ?? null) : null);
      }
    }
    fill();
    return cells;
  });
}

function ownLevel({ bookmarks }: Inline): number | null {
  const found = bookmarks.find((name) => name.startsWith(levelMark));
  return found === undefined ? null : Number(found.slice(levelMark.length)) + 1;
}

function isFirstLevel({ numbering }: WordParagraph): boolean {
  return numbering?.isOrdered === true && numbering.level === "0";
}

/** Whether most of the text is counted at the first level: then these are the paragraphs themselves, not lists. */
function isNumberedThrough(nodes: readonly WordNode[]): boolean {
  const paragraphs = nodes.filter((node) => node.type === "paragraph");
  const numbered = paragraphs.filter(isFirstLevel).length;
  const plain = paragraphs.filter(({ numbering }) => numbering === null).length;
  return numbered > 3 && numbered > plain;
}
