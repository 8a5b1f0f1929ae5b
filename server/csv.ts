/** What stands before a table so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\ufeff";

/** One row of a table as RFC 4180 writes it. What a spreadsheet would run as a formula gets an apostrophe before it and stays text. */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[\s\u00a0]*[=+\-@|%\t\r\uff0b\uff0d\uff1d\uff20]/u.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
