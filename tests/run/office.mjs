import { installFromDebian, onPath } from "./programs.mjs";

/** What opens Word files and reads PDFs in the tests, and Debian's package of each. */
const programs = [
  ["soffice", "libreoffice-writer-nogui"],
  ["pdftotext", "poppler-utils"],
];

/** LibreOffice and poppler: the system's, else Debian's, installed where we are root. Throws a sentence where there are none. */
export function ensureOffice() {
  const missing = () => programs.filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (missing().length > 0) installFromDebian(...missing());
  if (missing().length > 0) throw new Error(`The tests of exports need ${missing().join(" and ")}.`);
}
