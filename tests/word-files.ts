import { strToU8, zipSync, type Zippable } from "fflate";

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

interface WordParts {
  /** What stands within `w:body`. */
  readonly body: string;
  /** What stands within `w:styles`. */
  readonly styles?: string;
  readonly contentType?: string;
  /** Further parts, or others instead, by name. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** A Word file made by hand, with nothing in it that is not asked for. */
export function wordFile({ body, styles = "", contentType = mainType, more = {} }: WordParts): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    "_rels/.rels":
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<?xml version="1.0"?><w:styles ${namespaces}>${styles}</w:styles>`,
    ...more,
  };
  const packed: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    packed[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(packed);
}

/** A paragraph of plain text; `style` is a style's id, `before` XML within its properties. */
export function paragraph(text: string, { style = "", properties = "" } = {}): string {
  const named = style === "" ? "" : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${named}${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
