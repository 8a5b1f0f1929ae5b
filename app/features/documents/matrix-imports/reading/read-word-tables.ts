import type { TableFile, TableRow } from "#app/features/access/table-file.ts";
import { attributesOf, readXml, type XmlPiece } from "./xml.ts";

/** Whose content is no text of the cell: looks, drawings and what is shown instead of them, instructions of fields. */
const passedOver = new Set([
  ...["w:pPr", "w:rPr", "w:sectPr", "mc:Fallback", "w:drawing", "w:pict", "w:instrText", "w:delText"],
]);
/** What is no letter in a Word file and one in a text. */
const signs: Readonly<Record<string, string>> = {
  ...{ "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad" },
};
const mostColumns = 60;

/** The tables of a Word file (ECMA-376) with the file's custom properties: a cell's paragraphs are its lines. */
export function readWordTables(parts: ReadonlyMap<string, string>): TableFile {
  const reader = new TableReader((parts.get("docProps/app.xml") ?? "").includes("<Application>LibreOffice"));
  for (const piece of readXml(parts.get("word/document.xml") ?? "")) reader.take(piece);
  return { facts: propertiesOf(parts.get("docProps/custom.xml") ?? ""), tables: reader.tables };
}

/** Goes through a text piece by piece; a table within a cell is text of that cell. */
class TableReader {
  readonly tables: TableRow[][] = [];
  private depth = 0;
  private passing = 0;
  private isText = false;
  private cells: string[] = [];
  /** Of the cell that is open: its paragraphs so far, and how many columns it takes. */
  private lines: string[] | null = null;
  private span = 1;

  private readonly isEscaped: boolean;

  /** LibreOffice writes `_x000A_` as a workbook would, with its first sign as `_x005F_`. */
  constructor(isEscaped: boolean) {
    this.isEscaped = isEscaped;
  }

  take(piece: XmlPiece): void {
    if (piece.kind === "text") {
      if (this.isText && this.passing === 0) this.write(piece.text);
      return;
    }
    const opens = piece.kind === "open" && !piece.isEmpty;
    if (passedOver.has(piece.name)) {
      if (opens) this.passing += 1;
      if (piece.kind === "close") this.passing -= 1;
    }
    if (this.passing > 0) return;
    if (piece.name === "w:t") this.isText = opens;
    else if (piece.kind === "open") this.open(piece);
    if (!opens) this.close(piece.name);
  }

  private open({ name, attributes }: XmlPiece & { kind: "open" }): void {
    if (name === "w:tbl") {
      this.depth += 1;
      if (this.depth === 1) this.tables.push([]);
    } else if (name === "w:p") this.lines?.push("");
    else if (signs[name] !== undefined) this.write(signs[name]);
    else if (this.depth !== 1) return;
    else if (name === "w:tr") this.cells = [];
    else if (name === "w:tc") {
      this.lines = [];
      this.span = 1;
    } else if (name === "w:gridSpan") this.span = Number(attributesOf(attributes).get("w:val") ?? 1);
  }

  private close(name: string): void {
    if (name === "w:tbl") this.depth -= 1;
    if (this.depth !== 1) return;
    if (name === "w:tc" && this.lines) {
      this.cells.push(this.lines.join("\n"));
      for (let more = 1; more < this.span && this.cells.length < mostColumns; more += 1) this.cells.push("");
      this.lines = null;
    }
    const table = this.tables.at(-1);
    if (name === "w:tr" && table) table.push({ line: table.length + 1, cells: this.cells });
  }

  private write(text: string): void {
    if (!this.lines || this.lines.length === 0) return;
    const plain = this.isEscaped ? text.replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, "_") : text;
    this.lines.push((this.lines.pop() ?? "") + plain);
  }
}

function propertiesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  let name: string | undefined;
  for (const piece of readXml(source)) {
    if (piece.kind === "text" && name !== undefined) found[name] = (found[name] ?? "") + piece.text.trim();
    else if (piece.kind === "open" && piece.name === "property")
      name = attributesOf(piece.attributes)
        .get("name")
        ?.replace(/^ascn_/, "");
    else if (piece.kind === "close" && piece.name === "property") name = undefined;
  }
  return found;
}
