import {
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type XmlComponent,
} from "docx";
import type { Run } from "../markup.ts";
import type { ExportedDocument, ExportedNode } from "./exported.ts";
import { itemStep, lineWidth, numberWidth, paragraphOf, river, rule } from "./word-look.server.ts";
import { tongueOf } from "./word-tongues.ts";

type Names = ReadonlyMap<string, string>;

/** The text: headings, numbered paragraphs, items, notes and tables, each with the bookmark of its id. */
export function writeNodes({ nodes }: ExportedDocument, names: Names): (Paragraph | Table)[] {
  const written = nodes.flatMap((node, index) => {
    const ends = endsOf(names.get(node.id) ?? "", index + 1);
    return writeNode(node, names, { ends, before: nodes[index - 1] });
  });
  // Word wants a paragraph after a table that ends the text.
  return nodes.at(-1)?.kind === "table" ? [...written, new Paragraph({})] : written;
}

/** The two ends of a bookmark. docx's own `Bookmark` gives every one of them the same number, by which Word pairs them. */
function endsOf(name: string, number: number) {
  return (children: readonly XmlComponent[]): XmlComponent[] => [
    new BookmarkStart(name, number),
    ...children,
    new BookmarkEnd(number),
  ];
}

interface Standing {
  /** Puts what a node says between the ends of its bookmark. */
  readonly ends: ReturnType<typeof endsOf>;
  /** The node before it, if any. */
  readonly before: ExportedNode | undefined;
}

function writeNode(node: ExportedNode, names: Names, { ends, before }: Standing): (Paragraph | Table)[] {
  const start: IParagraphOptions = {
    ...(before === undefined ? { pageBreakBefore: true } : {}),
    ...(before?.kind === "table" && node.kind !== "section" ? { spacing: { before: 200 } } : {}),
  };
  const number = numberOf(node);
  if (node.kind === "table") {
    const place = paragraphOf({ ...start, style: "PortalTableNumber" }, number);
    return [place, tableOf(node, names, ends)];
  }
  const text = ends(looksOf(node.runs, node.lang, names));
  return [paragraphOf({ ...start, ...placeOf(node) }, [...number, ...text])];
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

function placeOf({
  kind,
  depth,
  indent,
}: ExportedNode): Pick<IParagraphOptions, "heading" | "style" | "indent"> {
  if (kind === "section") return { heading: headings[depth - 1] ?? HeadingLevel.HEADING_6 };
  if (kind === "note") return { style: "PortalNote" };
  if (kind !== "item") return { style: "PortalParagraph" };
  const left = 2 * numberWidth + (indent - 1) * itemStep;
  return { style: "PortalItem", indent: { left, hanging: numberWidth } };
}

/** "2.1 ¶ 5" and a tab, in the style of numbers: what an import leaves out. */
function numberOf({ number, run, kind }: ExportedNode): TextRun[] {
  const style = "PortalNumber";
  const place = new TextRun({ text: number, style });
  const counted = run === null ? [] : [new TextRun({ text: ` ¶\u00A0${run}`, style, size: 15 })];
  return kind === "table" ? [place] : [place, ...counted, new TextRun({ children: [new Tab()], style })];
}

function looksOf(runs: readonly Run[], lang: string, names: Names, isHeading = false): XmlComponent[] {
  return runs.flatMap(({ text, isStrong, isEmphasised, href }): XmlComponent[] => {
    const target = targetOf(href, names);
    const look = {
      ...(isStrong || isHeading ? { bold: true } : {}),
      ...(isEmphasised ? { italics: true } : {}),
      ...(target ? { style: "Hyperlink" } : {}),
      ...tongueOf(lang),
    };
    const children = text
      .split("\n")
      .map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }));
    return target ? [target(children)] : children;
  });
}

/** How a link is written; null for what leads nowhere, such as to a node that does not stand in this version. */
function targetOf(href: string | null, names: Names) {
  if (href === null) return null;
  if (!href.startsWith("#")) return (children: TextRun[]) => new ExternalHyperlink({ link: href, children });
  const anchor = names.get(href.slice(1));
  return anchor === undefined ? null : (children: TextRun[]) => new InternalHyperlink({ anchor, children });
}

function tableOf(node: ExportedNode, names: Names, ends: Standing["ends"]): Table {
  const columns = Math.max(1, ...node.rows.map((row) => row.length));
  const width = Math.floor((lineWidth - numberWidth) / columns);
  const rows = node.rows.map((row, at) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const looks = looksOf(row[column] ?? [], node.lang, names, at === 0);
      const children = at === 0 && column === 0 ? ends(looks) : looks;
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: [paragraphOf({ style: "PortalCell" }, children)],
      });
    });
    return new TableRow({ children: cells, tableHeader: at === 0, cantSplit: true });
  });
  return new Table({
    rows,
    width: { size: width * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    indent: { size: numberWidth, type: WidthType.DXA },
    borders: {
      top: edge(river, 8),
      bottom: edge(river, 8),
      insideHorizontal: edge(rule, 4),
      ...{ left: none, right: none, insideVertical: none },
    },
  });
}

const edge = (color: string, size: number) => ({ style: BorderStyle.SINGLE, color, size });
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
