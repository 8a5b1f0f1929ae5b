import mammoth from "mammoth";

/** What mammoth reads of a Word file, as far as it is used here. */
export type WordNode =
  | WordParagraph
  | WordTable
  | ({ readonly type: "run"; readonly children: readonly WordNode[] } & RunLooks)
  | { readonly type: "text"; readonly value: string }
  | {
      readonly type: "hyperlink";
      readonly href?: string;
      readonly anchor?: string;
      readonly children: readonly WordNode[];
    }
  | { readonly type: "break"; readonly breakType: string }
  | { readonly type: "bookmarkStart"; readonly name: string }
  | { readonly type: "checkbox"; readonly checked: boolean }
  | WordNoteReference
  | { readonly type: "tab" | "image" | "commentReference" };

export interface WordNoteReference {
  readonly type: "noteReference";
  readonly noteType: string;
  readonly noteId: string;
}

interface RunLooks {
  readonly styleName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderline: boolean;
  readonly isStrikethrough: boolean;
  readonly highlight: string | null;
}

export interface WordParagraph {
  readonly type: "paragraph";
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly numbering: { readonly isOrdered: boolean; readonly level: string } | null;
  readonly children: readonly WordNode[];
}

export interface WordTable {
  readonly type: "table";
  readonly children: readonly { readonly children: readonly WordCell[] }[];
}

export interface WordCell {
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly children: readonly WordNode[];
}

export interface WordDocument {
  readonly children: readonly WordNode[];
  readonly notes: {
    resolve(reference: WordNoteReference): { readonly body: readonly WordNode[] } | null;
  };
}

/** Reads the unpacked parts of a Word file by mammoth. Nothing outside of them is ever opened. Throws what mammoth throws at a broken file. */
export async function parseWord(parts: ReadonlyMap<string, string>): Promise<WordDocument> {
  const file = {
    exists: (name: string) => parts.has(name),
    read: (name: string) => Promise.resolve(parts.get(name) ?? ""),
  };
  const read: WordDocument[] = [];
  // mammoth takes an opened file too, though its types do not say so: it need not unpack anything then.
  await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    transformDocument: (document: WordDocument): WordDocument => {
      read.push(document);
      return { ...document, children: [] };
    },
  });
  const [document] = read;
  if (!document) throw new Error("mammoth gave no document");
  return document;
}
