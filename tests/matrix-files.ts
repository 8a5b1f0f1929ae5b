import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { exportMatrix } from "#app/features/documents/matrix/export.server.ts";
import { matrixFile, type MatrixFormat } from "#server/matrix-exports.ts";
import { readTexts } from "#server/texts.ts";

const texts = readTexts("locales");

interface Asked {
  readonly slug: string;
  readonly lang?: "en" | "vi" | "th";
}

/** The matrix of a document as the actor gets it, as a file. */
export async function matrixAs(
  services: Services,
  actor: Actor,
  format: MatrixFormat,
  { slug, lang = "en" }: Asked,
): Promise<Uint8Array> {
  const found = await exportMatrix(services, actor, texts.get(lang)!, { slug, number: null, filter: {} });
  const chunks: Uint8Array[] = [];
  for await (const chunk of matrixFile(format, found)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** The file as LibreOffice writes it, by way of its own format: xlsx, ods, xlsx; docx, odt, docx. */
export async function throughOffice(bytes: Uint8Array, ending: "xlsx" | "docx"): Promise<Uint8Array> {
  const own = ending === "xlsx" ? "ods" : "odt";
  const folder = await mkdtemp(path.join(tmpdir(), "portal-matrix-"));
  const convert = (from: string, to: string, outdir: string) =>
    promisify(execFile)("soffice", [
      ...[`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to],
      ...["--outdir", path.join(folder, outdir), path.join(folder, from)],
    ]);
  try {
    await writeFile(path.join(folder, `matrix.${ending}`), bytes);
    await convert(`matrix.${ending}`, own, "own");
    await convert(`own/matrix.${own}`, ending, "again");
    return await readFile(path.join(folder, `again/matrix.${ending}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A package with one of its parts written anew. */
export function repacked(bytes: Uint8Array, name: string, change: (part: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

/** A cell of a table: the row of names is line 0, the id is column 0. */
interface FilledCell {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const sheet = "xl/worksheets/sheet1.xml";
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const written = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;

/** The sheet with another cell in that place. */
export function replaceCell(xml: string, line: number, column: number, cell: string): string {
  const rows = xml.split(/(?=<row>)/);
  const cells = (rows[line + 1] ?? "").split(/(?=<c )|(?=<c>)|(?=<\/row>)/);
  cells[column + 1] = cell;
  rows[line + 1] = cells.join("");
  return rows.join("");
}

/** A workbook of ours as somebody has filled it in. */
export function fillSheet(bytes: Uint8Array, ...cells: readonly FilledCell[]): Uint8Array {
  return repacked(bytes, sheet, (xml) =>
    cells.reduce((all, { line, column, text }) => replaceCell(all, line, column, written(text)), xml),
  );
}

/** A workbook of ours with more rows at its end. */
export function addRows(bytes: Uint8Array, ...rows: readonly (readonly string[])[]): Uint8Array {
  const more = rows.map((row) => `<row>${row.map(written).join("")}</row>`).join("");
  return repacked(bytes, sheet, (xml) => xml.replace("</sheetData>", () => `${more}</sheetData>`));
}

/** A Word file of ours as somebody has filled it in: each line of a cell is a paragraph. */
export function fillWord(bytes: Uint8Array, ...cells: readonly FilledCell[]): Uint8Array {
  return repacked(bytes, "word/document.xml", (xml) => {
    const rows = xml.split(/(?=<w:tr>)/);
    for (const { line, column, text } of cells) {
      const parts = (rows[line + 1] ?? "").split(/(?=<w:tc>)|(?=<\/w:tr>)/);
      const lines = text.split("\n").map((one) => `<w:p><w:r><w:t>${escape(one)}</w:t></w:r></w:p>`);
      parts[column + 1] = `<w:tc><w:tcPr/>${lines.join("")}</w:tc>`;
      rows[line + 1] = parts.join("");
    }
    return rows.join("");
  });
}
