/**
 * A table as a node's text: a row a line, cells parted by ` | `, the first row the headings. A bar or a backslash within
 * a cell has a backslash before it; a cell holds no line end.
 */
export function parseTable(text: string): string[][] {
  return text.split("\n").map((line) => cellsOf(line));
}

/** The rows as `parseTable` reads them; line ends within a cell become spaces. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row
        .map((cell) =>
          cell
            .replace(/\s*\n\s*/g, " ")
            .replace(/\|/g, "\\|")
            .trim(),
        )
        .join(" | "),
    )
    .join("\n");
}

function cellsOf(line: string): string[] {
  const cells = [""];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === "\\" && line.charAt(at + 1) === "|") {
      cells.push(`${cells.pop() ?? ""}|`);
      at += 1;
    } else if (sign === "|") cells.push("");
    else cells.push(`${cells.pop() ?? ""}${sign}`);
  }
  return cells.map((cell) => cell.trim());
}
