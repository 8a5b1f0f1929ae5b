import { strToU8, Zip, ZipDeflate } from "fflate";

interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** How many of the last columns are there and not shown. */
  readonly hidden: number;
  readonly rows: AsyncIterable<readonly string[]>;
  /** What a sheet that is not shown says of the file, by name. */
  readonly facts: Readonly<Record<string, string>>;
}

const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook (ECMA-376) written while its rows come: never more than a row is held. Every cell is text, so that nothing in
 * it is a formula, with its line breaks; the row of names stays in sight.
 */
export async function* writeSpreadsheet(sheet: Sheet): AsyncGenerator<Uint8Array, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const open = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  };
  for (const [name, text] of Object.entries(partsOf(sheet.name)))
    open(name).push(strToU8(start + text), true);
  const facts = Object.entries(sheet.facts).map(rowOf(false)).join("");
  open("xl/worksheets/sheet2.xml").push(
    strToU8(`${start}<worksheet xmlns="${main}"><sheetData>${facts}</sheetData></worksheet>`),
    true,
  );
  const rows = open("xl/worksheets/sheet1.xml");
  rows.push(strToU8(`${start}${headOf(sheet)}`));
  for await (const row of sheet.rows) {
    rows.push(strToU8(rowOf(false)(row)));
    yield* ready.splice(0);
  }
  rows.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  yield* ready.splice(0);
}

function headOf({ widths, hidden, head }: Sheet): string {
  const columns = widths.map((width, index) => {
    const place = String(index + 1);
    const isHidden = index >= widths.length - hidden;
    return `<col min="${place}" max="${place}" width="${String(width)}" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>${rowOf(true)(head)}`;
}

const rowOf = (isHead: boolean) => (cells: readonly string[]) => {
  const style = isHead ? 2 : 1;
  const written = cells.map((cell) =>
    cell === ""
      ? `<c s="${String(style)}"/>`
      : `<c s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`,
  );
  return `<row>${written.join("")}</row>`;
};

/** Text as XML holds it; `_x000A_` written out would be read as a sign of its own (ECMA-376, ST_Xstring). */
function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("\r", "&#13;");
}

function partsOf(name: string): Record<string, string> {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${spreadsheet}.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${String(id)}" Type="${relations}/${kind}" Target="${target}"/>`;
  const related = (...all: string[]) =>
    `<Relationships xmlns="${packaged}/relationships">${all.join("")}</Relationships>`;
  const cell = (font: number) =>
    `<xf fontId="${String(font)}" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  return {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("workbook", "sheet.main")}${type("worksheets/sheet1", "worksheet")}${type("worksheets/sheet2", "worksheet")}${type("styles", "styles")}</Types>`,
    "_rels/.rels": related(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": related(
      relation(1, "worksheet", "worksheets/sheet1.xml"),
      relation(2, "worksheet", "worksheets/sheet2.xml"),
      relation(3, "styles", "styles.xml"),
    ),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escape(name).slice(0, 31)}" sheetId="1" r:id="rId1"/><sheet name="portal" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>${cell(0)}${cell(1)}</cellXfs></styleSheet>`,
  };
}
