import { ImportedXmlComponent, InternalHyperlink, Paragraph, Tab, TextRun, type XmlComponent } from "docx";
import type { ExportedDocument, ExportedNode, Word } from "./exported.ts";
import { factWidth, paragraphOf, soft } from "./word-look.server.ts";
import { tongueOf } from "./word-tongues.ts";

/** How deep the contents go. */
const contentsDepth = 3;

/** Title, what is said of the text, and the contents. */
export function headOf(document: ExportedDocument, names: ReadonlyMap<string, string>): Paragraph[] {
  const { title, label, words } = document;
  const lines = words.facts.map(({ name, value }) =>
    line([
      new TextRun({ children: [name.text, new Tab()], color: soft, ...tongueOf(name.lang) }),
      said(value),
    ]),
  );
  return [
    line([said(words.network, { bold: true, color: soft })]),
    new Paragraph({ style: "Title", text: title }),
    ...(label === null ? [] : [line([new TextRun({ text: label, color: soft })])]),
    ...lines,
    ...contentsOf(document, names),
  ];
}

function line(children: readonly XmlComponent[]): Paragraph {
  return paragraphOf({ style: "PortalHead", tabStops: [{ type: "left", position: factWidth }] }, children);
}

function said(
  { text, lang }: Word,
  look: { readonly bold?: boolean; readonly color?: string } = {},
): TextRun {
  return new TextRun({ text, ...look, ...tongueOf(lang) });
}

/** The contents as Word's own field, filled in, so that they are there at once and can be brought up to date with page numbers. */
function contentsOf({ nodes, words }: ExportedDocument, names: ReadonlyMap<string, string>): Paragraph[] {
  const sections = nodes.filter(({ kind, depth }) => kind === "section" && depth <= contentsDepth);
  const entries = sections.map((section, index) => {
    const isFirst = index === 0;
    const isLast = index === sections.length - 1;
    return paragraphOf({ style: `TOC${section.depth}` }, [
      ...(isFirst ? fieldStart : []),
      entryOf(section, names.get(section.id) ?? ""),
      ...(isLast ? fieldEnd : []),
    ]);
  });
  const heading = new Paragraph({
    style: "PortalHead",
    children: [said(words.contents, { bold: true })],
    spacing: { before: 480, after: 120 },
  });
  return entries.length === 0 ? [] : [heading, ...entries];
}

function entryOf({ number, runs, lang }: ExportedNode, anchor: string): InternalHyperlink {
  const text = runs
    .map((run) => run.text)
    .join("")
    .replace(/\n/g, " ");
  return new InternalHyperlink({
    anchor,
    children: [new TextRun({ children: [number, new Tab(), text], ...tongueOf(lang) })],
  });
}

/** A run of a field's own: docx knows no field with a text that is there already. */
function fieldMark(name: string, attributes: Record<string, string>, text?: string): XmlComponent {
  const run = new ImportedXmlComponent("w:r");
  const inside = new ImportedXmlComponent(name, attributes);
  if (text !== undefined) inside.push(text);
  run.push(inside);
  return run;
}

const fieldStart = [
  fieldMark("w:fldChar", { "w:fldCharType": "begin" }),
  fieldMark("w:instrText", { "xml:space": "preserve" }, `TOC \\o "1-${contentsDepth}" \\h \\z \\u`),
  fieldMark("w:fldChar", { "w:fldCharType": "separate" }),
];
const fieldEnd = [fieldMark("w:fldChar", { "w:fldCharType": "end" })];
