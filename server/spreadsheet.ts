import { contentTypes, escapeXml, relationships, writeParts } from "./zip-parts.ts";

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

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook (ECMA-376) written while its rows come: never more than a row is held. Every cell is text, so that nothing in
 * it is a formula, with its line breaks; what is typed into it later stays text too; the row of names stays in sight.
 */
export function writeSpreadsheet(sheet: Sheet): AsyncGenerator<Uint8Array, undefined> {
  const pieces = async function* () {
    yield headOf(sheet);
    for await (const row of sheet.rows) yield rowOf(false)(row);
    yield "</sheetData></worksheet>";
  };
  return writeParts(partsOf(sheet), { name: "xl/worksheets/sheet1.xml", pieces: pieces() });
}

function headOf({ widths, hidden, head }: Sheet): string {
  const columns = widths.map((width, index) => {
    const place = String(index + 1);
    const isHidden = index >= widths.length - hidden;
    return `<col min="${place}" max="${place}" width="${String(width)}" style="1" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`;
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

/** `_x000A_` written out would be read as a sign of its own (ECMA-376, ST_Xstring). */
function escape(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}

function partsOf({ name, facts }: Sheet): Record<string, string> {
  // Format 49 is text: 2.10 typed into such a cell stays 2.10.
  const cell = (font: number) =>
    `<xf numFmtId="49" fontId="${String(font)}" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  const said = Object.entries(facts).map(rowOf(false)).join("");
  return {
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": `${spreadsheet}.sheet.main+xml`,
      "xl/worksheets/sheet1.xml": `${spreadsheet}.worksheet+xml`,
      "xl/worksheets/sheet2.xml": `${spreadsheet}.worksheet+xml`,
      "xl/styles.xml": `${spreadsheet}.styles+xml`,
    }),
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escape(name).slice(0, 31)}" sheetId="1" r:id="rId1"/><sheet name="portal" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>${cell(0)}${cell(1)}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet xmlns="${main}"><sheetData>${said}</sheetData></worksheet>`,
  };
}
