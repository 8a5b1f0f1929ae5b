import { writeMarkup, type Run } from "../markup.ts";
import type { ExportedDocument, ExportedNode } from "./exported.ts";

/**
 * The document as Markdown (CommonMark, tables as GitHub's). Sections are headings below that of the title, items are
 * lists, notes are quotes; the first line of each block ends with its permanent id, `{#op-2-1}`, a table's in the last
 * cell of its first row. Numbers are not written: they follow from the structure. What has no id is not of the text.
 */
export function writeMarkdown(document: ExportedDocument): string {
  const { title, label, words } = document;
  const facts = words.facts.map(({ name, value }) => `${name.text}: ${value.text}`);
  const head = [`# ${plain(title)}`, ...(label === null ? [] : [plain(label)]), plain(facts.join(" · "))];
  const blocks: { readonly lines: string; readonly isItem: boolean }[] = [];
  let indent = 0;
  for (const node of document.nodes) {
    // Farther in than one step below the item before it, it would be code.
    indent = node.kind === "item" ? Math.min(node.indent, indent + 1) : 0;
    blocks.push({ lines: blockOf(node, indent), isItem: indent > 0 });
  }
  const text = blocks.map(({ lines, isItem }, index) =>
    isItem && blocks[index - 1]?.isItem ? `\n${lines}` : `\n\n${lines}`,
  );
  return `${head.join("\n\n")}${text.join("")}\n`;
}

function blockOf(node: ExportedNode, indent: number): string {
  const mark = `{#${node.id}}`;
  if (node.kind === "table") return tableOf(node.rows, mark);
  const [first = "", ...more] = linesOf(node.runs);
  if (node.kind === "section")
    return `${"#".repeat(Math.min(6, node.depth + 1))} ${[...[first, ...more].filter(Boolean), mark].join(" ")}`;
  const lines = [first === "" ? mark : `${first} ${mark}`, ...more];
  // A line end of the text is one that is seen.
  const block = lines.join("\\\n");
  if (node.kind === "item") return behind(block, `${"  ".repeat(indent - 1)}- `);
  return node.kind === "note" ? behind(block, "> ") : block;
}

/** The block behind its sign, and its further lines below it. */
function behind(block: string, sign: string): string {
  const below = sign.endsWith("> ") ? sign : " ".repeat(sign.length);
  return sign + block.replace(/\n/g, `\n${below}`);
}

function tableOf(rows: ExportedNode["rows"], mark: string): string {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, at) =>
      linesOf(row[at] ?? [])
        .join(" ")
        .replace(/\|/g, "\\|"),
    ),
  );
  const [first = [""], ...more] = cells;
  const heading = first.with(-1, `${first.at(-1) ?? ""} ${mark}`.trim());
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...more.map(line)].join("\n");
}

/** The text line by line, with its emphasis and links, and nothing else that Markdown could take for a mark. */
function linesOf(runs: readonly Run[]): string[] {
  return escapeMarks(writeMarkup(runs))
    .split("\n")
    .map((line) => escapeStart(line.trim()));
}

/** A text without marks of its own, on one line. */
function plain(text: string): string {
  return linesOf([{ text, isStrong: false, isEmphasised: false, href: null }]).join(" ");
}

/** Where a link leads, as `writeMarkup` writes it: left as it is. */
const destination = /(\]\(<[^<>\s]*>\))/;

/** Code, HTML, entities, pictures and strokes are text here. */
function escapeMarks(text: string): string {
  return text
    .split(destination)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[`<~]|&(?=[#A-Za-z])|!(?=\[)|!$/g, "\\$&")))
    .join("");
}

/** Headings, lists, quotes and rules begin a line. */
function escapeStart(line: string): string {
  return line.replace(/^(?:[-+=]|#{1,6}(?=\s|$)|>)/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
