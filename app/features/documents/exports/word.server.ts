import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TextRun } from "docx";
import { bookmarksOf, fileProperties } from "./bookmarks.ts";
import type { ExportedDocument } from "./exported.ts";
import { headOf } from "./word-head.server.ts";
import { lineWidth, pageMargin, stylesFor } from "./word-look.server.ts";
import { writeNodes } from "./word-nodes.server.ts";
import { tongueOf } from "./word-tongues.ts";

/**
 * The document as a Word file: title, contents as a field, then the text. Every node has a bookmark that stands for its
 * permanent id (bookmarks.ts), so that an import knows it again however the file was worked on.
 */
export async function writeWord(document: ExportedDocument): Promise<Uint8Array> {
  const { names, properties } = bookmarksOf(document.nodes.map(({ id }) => id));
  const { network } = document.words;
  const file = new Document({
    title: document.title,
    creator: network.text,
    lastModifiedBy: network.text,
    customProperties: Object.entries({
      [fileProperties.document]: document.slug,
      [fileProperties.version]: String(document.number),
      [fileProperties.language]: document.lang,
      ...properties,
    }).map(([name, value]) => ({ name, value })),
    styles: stylesFor(document.lang),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: pageMargin, right: pageMargin, bottom: pageMargin, left: pageMargin },
          },
        },
        headers: { default: headerOf(document) },
        footers: { default: footerOf(document) },
        children: [...headOf(document, names), ...writeNodes(document, names)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** A line with something at its far right. */
function line(children: readonly TextRun[]): Paragraph {
  return new Paragraph({
    style: "PortalMargin",
    children,
    tabStops: [{ type: "right", position: lineWidth }],
  });
}

function headerOf({ title, words: { version } }: ExportedDocument): Header {
  const right = new TextRun({ children: [new Tab(), version.text], ...tongueOf(version.lang) });
  return new Header({ children: [line([new TextRun(title), right])] });
}

function footerOf({ address }: ExportedDocument): Footer {
  const pages = [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES];
  return new Footer({ children: [line([new TextRun(address), new TextRun({ children: pages })])] });
}
