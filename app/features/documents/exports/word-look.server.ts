import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type XmlComponent,
} from "docx";
import { numberStyles } from "./bookmarks.ts";
import { tongueOf } from "./word-tongues.ts";

export const river = "0A5A66";
export const soft = "475A63";
export const rule = "C9D4D6";
/** Width of the column of numbers before a text, in twentieths of a point. */
export const numberWidth = 1134;
/** How much farther in an item stands than the one above it. */
export const itemStep = 454;
/** Where the names of what is said on the title page end. */
export const factWidth = 2552;
export const pageMargin = 1361;
/** Between the margins of A4. */
export const lineWidth = 11906 - 2 * pageMargin;

const sizes = [32, 27, 24, 22, 22, 22];

/** A paragraph of any parts, those too that docx has no place for. */
export function paragraphOf(options: IParagraphOptions, parts: readonly XmlComponent[]): Paragraph {
  const paragraph = new Paragraph(options);
  for (const part of parts) paragraph.addChildElement(part);
  return paragraph;
}

/** The styles of a document in this language; sizes in half points. */
export function stylesFor(lang: string): IStylesOptions {
  const heading = (size: number) => ({
    run: { bold: true, color: river, size, ...tongueOf(lang) },
    paragraph: {
      spacing: { before: 320, after: 140 },
      keepNext: true,
      indent: { left: numberWidth, hanging: numberWidth },
    },
  });
  const [first = heading(32), second, third, fourth, fifth, sixth] = sizes.map(heading);
  return {
    default: {
      document: {
        run: { size: 22, ...tongueOf(lang) },
        paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { bold: true, size: 48, color: "10222A", ...tongueOf(lang) },
        paragraph: { spacing: { before: 240, after: 200 } },
      },
      ...{
        heading1: first,
        heading2: second,
        heading3: third,
        heading4: fourth,
        heading5: fifth,
        heading6: sixth,
      },
      hyperlink: { run: { color: river, underline: {} } },
    } as NonNullable<IStylesOptions["default"]>,
    paragraphStyles: [
      paragraphStyle("PortalParagraph", "Portal Paragraph", {
        indent: { left: numberWidth, hanging: numberWidth },
      }),
      paragraphStyle("PortalItem", "Portal Item", {}),
      paragraphStyle("PortalNote", "Portal Note", {
        indent: { left: numberWidth, hanging: numberWidth },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 6, color: "F0B429" } },
      }),
      paragraphStyle("PortalTableNumber", numberStyles.table, { keepNext: true, spacing: { after: 60 } }),
      paragraphStyle("PortalCell", "Portal Cell", {
        spacing: { before: 40, after: 40 },
        alignment: AlignmentType.LEFT,
      }),
      ...[1, 2, 3].map((level) =>
        paragraphStyle(`TOC${level}`, `toc ${level}`, {
          indent: { left: 567 + (level - 1) * 340, hanging: 567 },
          spacing: { after: 60 },
        }),
      ),
      paragraphStyle("PortalHead", "Portal Head", { spacing: { after: 60 } }),
      { ...paragraphStyle("PortalMargin", "Portal Margin", {}), run: { size: 16, color: soft } },
    ],
    characterStyles: [
      { id: "PortalNumber", name: numberStyles.text, basedOn: "DefaultParagraphFont", run: { color: soft } },
    ],
  };
}

function paragraphStyle(
  id: string,
  name: string,
  paragraph: NonNullable<IParagraphStyleOptions["paragraph"]>,
): IParagraphStyleOptions {
  return { id, name, basedOn: "Normal", quickFormat: true, paragraph };
}
