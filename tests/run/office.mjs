import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { installFromDebian, onPath } from "./programs.mjs";

/** Whether LibreOffice is there with the part that opens spreadsheets. */
function opensSpreadsheets() {
  const office = onPath("soffice");
  return office !== undefined && existsSync(path.join(path.dirname(realpathSync(office)), "libsclo.so"));
}

/** What opens Word files and spreadsheets and reads PDFs in the tests, and Debian's package of each. */
const programs = [
  [() => onPath("soffice") !== undefined, "libreoffice-writer-nogui"],
  [opensSpreadsheets, "libreoffice-calc-nogui"],
  [() => onPath("pdftotext") !== undefined, "poppler-utils"],
];

/** LibreOffice and poppler: the system's, else Debian's, installed where we are root. Throws a sentence where there are none. */
export function ensureOffice() {
  const missing = () => programs.filter(([isThere]) => !isThere()).map(([, name]) => name);
  if (missing().length > 0) installFromDebian(...missing());
  if (missing().length > 0) throw new Error(`The tests of exports need ${missing().join(" and ")}.`);
}
