import type { TableFile, TableRow } from "#app/features/access/table-file.ts";
import { attributesOf, readXml } from "./xml.ts";

type Parts = ReadonlyMap<string, string>;

/** Columns beyond are nobody's. */
const mostColumns = 60;
/** The sheet of ours that is not shown and says what the file is of. */
const factsSheet = "portal";

/** The sheets of a workbook (ECMA-376), values only: of a formula what it last gave, never the formula. */
export function readSpreadsheet(parts: Parts): TableFile {
  const strings = stringsOf(parts.get("xl/sharedStrings.xml") ?? "");
  const sheets = sheetsOf(parts);
  const read = (name: string) => rowsOf(parts.get(name) ?? "", strings);
  const facts = sheets.find(({ name }) => name === factsSheet);
  return {
    facts: Object.fromEntries(
      (facts ? read(facts.part) : []).map(({ cells: [name = "", value = ""] }) => [name, value]),
    ),
    tables: sheets.filter((sheet) => sheet !== facts).map(({ part }) => read(part)),
  };
}

/** The sheets in their order, with the names of their parts. */
function sheetsOf(parts: Parts): { readonly name: string; readonly part: string }[] {
  const targets = new Map<string, string>();
  for (const piece of readXml(parts.get("xl/_rels/workbook.xml.rels") ?? "")) {
    if (piece.kind !== "open" || bare(piece.name) !== "Relationship") continue;
    const found = attributesOf(piece.attributes);
    const target = found.get("Target") ?? "";
    targets.set(found.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  const sheets: { name: string; part: string }[] = [];
  for (const piece of readXml(parts.get("xl/workbook.xml") ?? "")) {
    if (piece.kind !== "open" || bare(piece.name) !== "sheet") continue;
    const found = attributesOf(piece.attributes);
    const id = [...found].find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? "";
    sheets.push({ name: found.get("name") ?? "", part: targets.get(id) ?? "" });
  }
  return sheets;
}

const bare = (name: string) => name.slice(name.indexOf(":") + 1);

/** The texts that cells name by their number; what says how a word is read aloud is no text. */
function stringsOf(source: string): string[] {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let isPhonetic = false;
  for (const piece of readXml(source)) {
    if (piece.kind === "text") {
      if (isText && !isPhonetic) text += piece.text;
      continue;
    }
    const name = bare(piece.name);
    const opens = piece.kind === "open" && !piece.isEmpty;
    if (name === "t") isText = opens;
    if (name === "rPh") isPhonetic = opens;
    if (name !== "si") continue;
    if (!opens) strings.push(plain(text));
    text = "";
  }
  return strings;
}

/** `_x000D_` is how a workbook writes a sign that XML cannot hold (ECMA-376, ST_Xstring). */
function plain(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  text: string;
}

/** The rows of a sheet with something in them. */
function rowsOf(source: string, strings: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  let isValue = false;
  for (const piece of readXml(source)) {
    if (piece.kind === "text") {
      if (cell && isValue) cell.text += piece.text;
      continue;
    }
    const name = bare(piece.name);
    const opens = piece.kind === "open" && !piece.isEmpty;
    if (name === "t" || name === "v") isValue = opens;
    else if (name === "c") {
      if (piece.kind === "open") cell = openCell(piece.attributes, cells.length);
      if (!opens && cell) keep(cells, cell, strings);
    } else if (name === "row") {
      if (piece.kind === "open") {
        line = Number(attributesOf(piece.attributes).get("r") ?? line + 1);
        cells = [];
      }
      if (!opens && cells.some((text) => text !== "")) rows.push({ line, cells });
    }
  }
  return rows;
}

function openCell(attributes: string, next: number): OpenCell {
  const found = attributesOf(attributes);
  const letters = /^[A-Z]{1,3}/.exec(found.get("r") ?? "")?.[0];
  const column = letters === undefined ? next : columnOf(letters);
  return { column, type: found.get("t") ?? "n", text: "" };
}

/** A is 0, Z is 25, AA is 26. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function keep(cells: string[], { column, type, text }: OpenCell, strings: readonly string[]): void {
  if (column >= mostColumns) return;
  while (cells.length <= column) cells.push("");
  if (type === "s") cells[column] = strings[Number(text)] ?? "";
  else cells[column] = type === "n" ? text : plain(text);
}
