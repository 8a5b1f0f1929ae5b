import { tongueOf } from "#app/features/documents/exports/word-tongues.ts";
import { contentTypes, escapeXml, relationships, writeParts } from "./zip-parts.ts";

/** A text and the language (BCP 47) it is in. */
export interface Cell {
  readonly text: string;
  readonly lang: string;
}

interface WordTable {
  readonly title: Cell;
  readonly head: readonly Cell[];
  /** What part of the line each column takes. */
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<readonly Cell[]>;
  /** What the file says of itself in custom properties, by name. */
  readonly facts: Readonly<Record<string, string>>;
}

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** A4 lying, its margins and the line between them, in twentieths of a point. */
const page = { width: 16838, height: 11906, margin: 680 };
const line = page.width - 2 * page.margin;

/**
 * A Word file (ECMA-376) with one table on lying pages, its row of names repeated on each, written while its rows come:
 * never more than a row is held.
 */
export function writeWordTable(table: WordTable): AsyncGenerator<Uint8Array, undefined> {
  const whole = table.widths.reduce((sum, width) => sum + width, 0);
  const widths = table.widths.map((width) => Math.floor((width / whole) * line));
  const pieces = async function* () {
    yield startOf(table, widths);
    for await (const row of table.rows) yield rowOf(row, widths, "");
    yield end;
  };
  return writeParts(partsOf(table), { name: "word/document.xml", pieces: pieces() });
}

function startOf({ title, head }: WordTable, widths: readonly number[]): string {
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="C9D4D6"/>`);
  const margins = ["left", "right"].map((side) => `<w:${side} w:w="57" w:type="dxa"/>`);
  const looks = `<w:tblPr><w:tblW w:w="${String(line)}" w:type="dxa"/><w:tblBorders>${borders.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins.join("")}</w:tblCellMar></w:tblPr>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join("");
  const named = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${runsOf(title)}</w:p>`;
  return `<w:document xmlns:w="${main}" xmlns:r="${relations}"><w:body>${named}<w:tbl>${looks}<w:tblGrid>${grid}</w:tblGrid>${rowOf(head, widths, "<w:trPr><w:tblHeader/></w:trPr>")}`;
}

const around = ["top", "right", "bottom", "left"].map((side) => `w:${side}="${String(page.margin)}"`);
/** Word wants a paragraph behind a table; this one takes no room. */
const end = `</w:tbl><w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${String(page.width)}" w:h="${String(page.height)}" w:orient="landscape"/><w:pgMar ${around.join(" ")} w:header="340" w:footer="340" w:gutter="0"/></w:sectPr></w:body></w:document>`;

function rowOf(cells: readonly Cell[], widths: readonly number[], looks: string): string {
  const style = looks === "" ? "" : '<w:pPr><w:pStyle w:val="Head"/></w:pPr>';
  const written = widths.map((width, index) => {
    const cell = cells[index];
    const runs = cell === undefined || cell.text === "" ? "" : runsOf(cell);
    return `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/></w:tcPr><w:p>${style}${runs}</w:p></w:tc>`;
  });
  return `<w:tr>${looks}${written.join("")}</w:tr>`;
}

/** A text with its line breaks and tabs, in the fonts of its language. */
function runsOf({ text, lang }: Cell): string {
  const { font, language } = tongueOf(lang, text);
  const fonts = Object.entries(font).map(([name, value]) => `w:${name}="${value}"`);
  const looks = `<w:rPr><w:rFonts ${fonts.join(" ")}/><w:lang w:val="${language.value}" w:eastAsia="${language.eastAsia}" w:bidi="${language.bidirectional}"/></w:rPr>`;
  const parts = text.split(/([\n\t])/).map((part) => {
    if (part === "\n") return "<w:br/>";
    if (part === "\t") return "<w:tab/>";
    return part === "" ? "" : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return `<w:r>${looks}${parts.join("")}</w:r>`;
}

function partsOf({ facts, title }: WordTable): Record<string, string> {
  const field = (name: string) => `<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const slash = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>';
  return {
    "[Content_Types].xml": contentTypes({
      "word/document.xml": `${word}.document.main+xml`,
      "word/styles.xml": `${word}.styles+xml`,
      "word/footer1.xml": `${word}.footer+xml`,
      "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }),
    "_rels/.rels": relationships([
      ["officeDocument", "word/document.xml"],
      ["custom-properties", "docProps/custom.xml"],
    ]),
    "word/_rels/document.xml.rels": relationships([
      ["styles", "styles.xml"],
      ["footer", "footer1.xml"],
    ]),
    "word/styles.xml": stylesFor(title.lang),
    "word/footer1.xml": `<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${field("PAGE")}${slash}${field("NUMPAGES")}</w:p></w:ftr>`,
    "docProps/custom.xml": propertiesOf(facts),
  };
}

function stylesFor(lang: string): string {
  const { font, language } = tongueOf(lang);
  const fonts = Object.entries(font).map(([name, value]) => `w:${name}="${value}"`);
  const normal = `<w:rFonts ${fonts.join(" ")}/><w:sz w:val="15"/><w:szCs w:val="15"/><w:lang w:val="${language.value}" w:eastAsia="${language.eastAsia}" w:bidi="${language.bidirectional}"/>`;
  const style = (id: string, name: string, looks: string) =>
    `<w:style w:type="paragraph" w:customStyle="${id === "Title" ? "0" : "1"}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${looks}</w:style>`;
  return `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${normal}</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style("Title", "Title", '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>')}${style("Head", "Portal Head", '<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr>')}</w:styles>`;
}

function propertiesOf(facts: Readonly<Record<string, string>>): string {
  const written = Object.entries(facts).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${String(index + 2)}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  );
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${written.join("")}</Properties>`;
}
